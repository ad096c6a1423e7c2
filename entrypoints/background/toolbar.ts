import { browser } from 'wxt/browser';
import type { DeviceView } from '../../components/device/device-view';
import { frameDevices } from '../../components/device/frame-devices';
import { sharedBadge, sharedFor, shareTitle } from '../../components/device/share-time';
import type { MessageKey } from '../../components/text/message-key';
import { type Exposure, type FrameSummary, mostExposed } from '../../policy/exposure';
import type { FrameSession } from './frame-sessions';

/** Manifest V2, which Firefox keeps, has the toolbar button under another name. */
const BUTTON = browser.action ?? browser.browserAction;

/** Pixels; the sizes in which the toolbar icon is packaged. */
const SIZES = [16, 32, 48, 128];

/** Beside the icon's shape: not everybody sees colours, and not everybody sees small shapes. */
const BADGES: Readonly<Record<Exposure, string>> = {
  off: '',
  covered: '',
  live: '●',
  sharing: '▲',
  fault: '!',
};

const TITLES = {
  off: 'overallOff',
  covered: 'overallCovered',
  live: 'overallLive',
  sharing: 'overallSharing',
  fault: 'overallFault',
} as const satisfies Record<Exposure, MessageKey>;

/** Shows in the toolbar the most exposed state of all tabs, in shape, sign and words. */
export class Toolbar {
  /** The icon that is shown; `null` when that is not known. */
  #icon: Exposure | null = null;

  async show(sessions: readonly FrameSession[]): Promise<void> {
    const exposure = mostExposed(sessions.map(summarise));
    const isTalking = sessions.some(({ talkedWhileMuted }) => talkedWhileMuted !== null);
    const share = exposure === 'sharing' ? longestShare(sessions) : null;
    const now = Date.now();
    const state = share
      ? `${say(shareTitle(share.surface))}, ${sharedFor(say('languageTag'), share.since, now)}`
      : say(TITLES[exposure]);
    const hidden = exposure === 'sharing' || exposure === 'live' ? countHidden(sessions) : 0;
    const words = [
      state,
      ...(isTalking ? [say('talkedWhileMuted')] : []),
      ...(hidden > 0 ? [browser.i18n.getMessage('hiddenCount', `${hidden}`)] : []),
    ];
    const shared = share ? sharedBadge(share.since, now) : BADGES[exposure];
    const badge = hidden > 0 ? `${hidden}` : shared;
    // Each by itself: the sign and the words are there before an icon is loaded, and without it.
    const shown = await Promise.allSettled([
      BUTTON.setBadgeText({ text: isTalking ? say('badgeTalking') : badge }),
      BUTTON.setTitle({ title: `Lenscap: ${words.join('. ')}` }),
      this.#showIcon(exposure),
    ]);
    for (const one of shown) if (one.status === 'rejected') console.error('toolbar', one.reason);
  }

  /** Only another one: its pictures are loaded anew each time. */
  async #showIcon(exposure: Exposure): Promise<void> {
    if (exposure === this.#icon) return;
    this.#icon = null;
    const path = Object.fromEntries(SIZES.map((size) => [size, `/icon/${exposure}-${size}.png`]));
    await BUTTON.setIcon({ path });
    this.#icon = exposure;
  }
}

const say = (key: MessageKey): string => browser.i18n.getMessage(key);

/** Places on shared screens and over the person that the others do not see. */
const countHidden = (sessions: readonly FrameSession[]): number =>
  sessions
    .flatMap(({ captures }) => captures)
    .filter(({ state, reading }) => state.phase === 'live' && reading?.warnsOnly === false)
    .flatMap(({ reading }) => reading?.hidden.filter(({ isShown }) => !isShown) ?? []).length;

/** Sound has no picture that could be late: its gate alone says what is sent. */
function summarise({ captures, microphones, sounds, gates }: FrameSession): FrameSummary {
  const state = { phase: 'live' } as const;
  const heard = microphones.map(() => ({ kind: 'microphone', state }) as const);
  const shared = sounds.map(() => ({ kind: 'sound', state }) as const);
  return { gates, captures: [...captures, ...heard, ...shared] };
}

/** Of all that others see now, what they have seen for the longest time. */
function longestShare(sessions: readonly FrameSession[]): DeviceView['share'] {
  const shares = sessions.flatMap((session) => frameDevices({ ...session, kind: 'frame-report' }));
  return shares
    .flatMap(({ share }) => (share ? [share] : []))
    .reduce<DeviceView['share']>(
      (first, share) => (first && first.since <= share.since ? first : share),
      null,
    );
}

import type { browser } from 'wxt/browser';
import { DEVICE_KINDS, type Gates, parseGates } from '../../policy/gate';
import { isLive } from '../../policy/session';
import { type FrameReport, isCapturing } from '../../protocol/background';

/** Where a report comes from, as the browser tells it. */
export interface FrameAddress {
  readonly tab: number;
  readonly frame: number;
  readonly url: string;
}

/** What one frame captures, as last reported. */
export interface FrameSession extends FrameAddress, Omit<FrameReport, 'kind'> {
  /** Milliseconds since the epoch. */
  readonly reportedAt: number;
}

type FrameId = Pick<FrameAddress, 'tab' | 'frame'>;

const PREFIX = 'session:';
const LEFT_PREFIX = 'left:';

const keyOf = ({ tab, frame }: FrameId): string => `${PREFIX}${tab}:${frame}`;

/** Where the gates of a frame that captures nothing any more are kept. */
const leftKeyOf = ({ tab, frame }: FrameId): string => `${LEFT_PREFIX}${tab}:${frame}`;

/** Whether anything was covered, for whatever reason, after it had begun. */
const areWorthKeeping = (gates: Gates): boolean =>
  DEVICE_KINDS.some((device) => {
    const gate = gates[device];
    return gate.state === 'capped' && gate.reason !== 'join';
  });

/** Whether anything that is captured is live. */
export const isExposing = ({ captures, microphones, sounds, gates }: FrameReport): boolean =>
  captures.some(({ kind }) => isLive(gates, kind)) ||
  (microphones.length > 0 && isLive(gates, 'microphone')) ||
  (sounds.length > 0 && isLive(gates, 'sound'));

/**
 * The captures of all tabs. Kept in session storage, one entry a frame, so that a background that
 * falls asleep forgets nothing and two reports at once do not overwrite each other.
 */
export class FrameSessions {
  constructor(private readonly storage: typeof browser.storage.session) {}

  async record(address: FrameAddress, { kind: _, ...report }: FrameReport): Promise<void> {
    if (!isCapturing(report)) {
      if (areWorthKeeping(report.gates)) {
        await this.storage.set({ [leftKeyOf(address)]: report.gates });
      }
      await this.forget(address);
      return;
    }
    const session: FrameSession = { ...address, ...report, reportedAt: Date.now() };
    await this.storage.set({ [keyOf(address)]: session });
  }

  /** All frames that capture something. */
  async all(): Promise<FrameSession[]> {
    const stored = await this.storage.get(null);
    return Object.entries(stored)
      .filter(([key]) => key.startsWith(PREFIX))
      .map(([, session]) => session as FrameSession);
  }

  /** How the document before, in this frame, has left the gates; `null` if it captured nothing. */
  async left(address: FrameId): Promise<Gates | null> {
    const stored = await this.storage.get([keyOf(address), leftKeyOf(address)]);
    // A document that went without a goodbye has left its session.
    const session = stored[keyOf(address)] as FrameSession | undefined;
    return session ? session.gates : parseGates(stored[leftKeyOf(address)]);
  }

  /** The frame captures nothing any more. */
  async forget(address: FrameId): Promise<void> {
    await this.storage.remove(keyOf(address));
  }

  async forgetTab(tab: number): Promise<void> {
    const all = await this.storage.get(null);
    const prefixes = [`${PREFIX}${tab}:`, `${LEFT_PREFIX}${tab}:`];
    const keys = Object.keys(all).filter((key) => prefixes.some((one) => key.startsWith(one)));
    await this.storage.remove(keys);
  }
}

import { browser } from 'wxt/browser';
import { DEVICE_KINDS } from '../../policy/gate';
import {
  endLost,
  keepRecent,
  LEDGER_KEY,
  type LedgerChange,
  OPEN_STRETCHES_KEY,
  type OpenStretches,
  observeFrame,
  parseOpenStretches,
  parseStretches,
  type SeenDevice,
} from '../../policy/ledger';
import type { FrameReport } from '../../protocol/background';
import type { FrameAddress, FrameSession } from './frame-sessions';

type FrameId = Pick<FrameAddress, 'tab' | 'frame'>;

const frameName = ({ tab, frame }: FrameId): string => `${tab}:${frame}`;

/**
 * Writes the exposure ledger: when, on which site, which device was live or covered, and why. It
 * stays in this browser's local storage, and holds no picture, no sound and no text of any page.
 */
export class LedgerKeeper {
  /** One thing at a time: each reads what the one before has written. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param site Host of the tab's page. */
  observe(address: FrameId, site: string, report: FrameReport): void {
    this.#see(address, site, devicesOf(report));
  }

  /** The frame has gone. */
  close(address: FrameId): void {
    this.#see(address, '', []);
  }

  /** What belongs to no frame that is there has ended unseen. */
  closeLost(sessions: readonly FrameSession[]): void {
    const there = new Set(sessions.map(frameName));
    this.#change((open) => endLost(open, (frame) => there.has(frame)));
  }

  #see(address: FrameId, site: string, devices: readonly SeenDevice[]): void {
    const sight = { frame: frameName(address), site, at: Date.now(), devices };
    this.#change((open) => observeFrame(open, sight));
  }

  #change(change: (open: OpenStretches) => LedgerChange): void {
    this.#last = this.#last
      .then(() => writeChange(change))
      .catch((error) => console.error('exposure ledger', error));
  }
}

async function writeChange(change: (open: OpenStretches) => LedgerChange): Promise<void> {
  const stored = await browser.storage.local.get(OPEN_STRETCHES_KEY);
  const before = parseOpenStretches(stored[OPEN_STRETCHES_KEY]);
  const { open, ended } = change(before);
  if (open !== before) await browser.storage.local.set({ [OPEN_STRETCHES_KEY]: open });
  if (ended.length === 0) return;
  const ledger = await browser.storage.local.get(LEDGER_KEY);
  const kept = keepRecent([...parseStretches(ledger[LEDGER_KEY]), ...ended], Date.now());
  await browser.storage.local.set({ [LEDGER_KEY]: kept });
}

/** One of each kind: all devices of a kind stand behind one gate. */
function devicesOf({ captures, microphones, sounds, gates }: FrameReport): SeenDevice[] {
  const open = captures.filter(({ state }) => state.phase !== 'ended');
  const labels: Record<string, string | undefined> = {
    microphone: microphones[0],
    sound: sounds[0],
  };
  for (const { kind, label } of open) labels[kind] ??= label;
  return DEVICE_KINDS.flatMap((device) => {
    const label = labels[device];
    return label === undefined ? [] : [{ device, label, gate: gates[device] }];
  });
}

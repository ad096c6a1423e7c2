import type { browser } from 'wxt/browser';
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

const PREFIX = 'session:';

const keyOf = ({ tab, frame }: { tab: number; frame: number }): string =>
  `${PREFIX}${tab}:${frame}`;

/**
 * The captures of all tabs. Kept in session storage, one entry a frame, so that a background that
 * falls asleep forgets nothing and two reports at once do not overwrite each other.
 */
export class FrameSessions {
  constructor(private readonly storage: typeof browser.storage.session) {}

  async record(address: FrameAddress, { kind: _, ...report }: FrameReport): Promise<void> {
    const key = keyOf(address);
    if (!isCapturing(report)) {
      await this.storage.remove(key);
      return;
    }
    const session: FrameSession = { ...address, ...report, reportedAt: Date.now() };
    await this.storage.set({ [key]: session });
  }

  /** All frames that capture something. */
  async all(): Promise<FrameSession[]> {
    const stored = await this.storage.get(null);
    return Object.entries(stored)
      .filter(([key]) => key.startsWith(PREFIX))
      .map(([, session]) => session as FrameSession);
  }

  async forgetTab(tab: number): Promise<void> {
    const all = await this.storage.get(null);
    const keys = Object.keys(all).filter((key) => key.startsWith(`${PREFIX}${tab}:`));
    await this.storage.remove(keys);
  }
}

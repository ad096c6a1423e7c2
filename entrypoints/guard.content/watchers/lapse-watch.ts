import type { MachineEvent } from '../../../policy/session-events';
import type { Watcher } from './watcher';

type Untimed<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

/**
 * Lapses are measured in seconds and minutes. A hidden tab slows this to once a minute at worst,
 * and only one that is in no call.
 */
const LOOK_EVERY_MS = 1_000;

/** Looks at all watchers for as long as something is captured, and tells what lasts for how long. */
export class LapseWatch {
  #timer: ReturnType<typeof setInterval> | undefined;
  #ending: AbortController | null = null;

  constructor(
    private readonly watchers: readonly Watcher[],
    private readonly isCapturing: () => boolean,
    private readonly take: (event: Untimed<MachineEvent>) => void,
  ) {}

  /** A capture has begun; the watch ends by itself after the last one. Idempotent. */
  start(): void {
    if (this.#timer !== undefined) return;
    const look = (): void => {
      if (this.isCapturing()) this.look();
      else this.#stop();
    };
    this.#timer = setInterval(look, LOOK_EVERY_MS);
    // A glance at the tab may be shorter than that.
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    document.addEventListener('visibilitychange', look, { signal });
  }

  /** Also called when something is known to have changed. */
  look(): void {
    const now = Date.now();
    for (const watcher of this.watchers) {
      const { lapse } = watcher;
      const since = watcher.look(now);
      if (since === 'over') this.take({ origin: 'machine', kind: 'lapse-ended', lapse });
      else if (since !== 'unknown') {
        this.take({ origin: 'machine', kind: 'lapse', lapse, forMs: now - since });
      }
    }
  }

  #stop(): void {
    this.#ending?.abort();
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

import type { FrameClock } from './picture-track';

interface Running {
  readonly everyMs: number;
  readonly onTick: () => void;
  dueAt: number;
}

/** A tick may come a little early: half of what a worker's timer is late by. In ms. */
const TOLERANCE_MS = 2;

/** The engine's worker as a clock: a hidden tab's own timers tick once a second. */
export class EngineClock implements FrameClock {
  readonly #running = new Set<Running>();

  /** @param ask Has the engine tick that often; 0 for no longer. */
  constructor(private readonly ask: (everyMs: number) => void) {}

  run(everyMs: number, onTick: () => void): () => void {
    const running = { everyMs, onTick, dueAt: performance.now() };
    this.#running.add(running);
    this.restart();
    return () => {
      if (this.#running.delete(running)) this.restart();
    };
  }

  /** Asks again: the engine is another one, or somebody wants another time. */
  restart(): void {
    const periods = [...this.#running].map(({ everyMs }) => everyMs);
    this.ask(periods.length > 0 ? Math.min(...periods) : 0);
  }

  /** The engine has ticked. */
  tick(now: number): void {
    for (const running of this.#running) {
      if (now < running.dueAt - TOLERANCE_MS) continue;
      running.dueAt = Math.max(now, running.dueAt + running.everyMs);
      running.onTick();
    }
  }
}

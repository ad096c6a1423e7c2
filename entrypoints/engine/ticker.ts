/** Falling behind by more than this, a clock starts anew rather than catching up. In ms. */
const MAX_LAG_MS = 200;

/** Ticks at a steady rate for one guard: a worker's timers keep their time in a hidden tab. */
export class Ticker {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onTick: () => void) {}

  /** @param everyMs 0 stops it. */
  run(everyMs: number): void {
    clearTimeout(this.#timer);
    if (everyMs > 0) this.#wait(everyMs, performance.now() + everyMs);
  }

  /** @param dueAt When the next tick is due: each one by the one before, so that none is lost. */
  #wait(everyMs: number, dueAt: number): void {
    const waitMs = Math.max(0, dueAt - performance.now());
    this.#timer = setTimeout(() => {
      this.onTick();
      const isLate = performance.now() - dueAt > MAX_LAG_MS;
      this.#wait(everyMs, (isLate ? performance.now() : dueAt) + everyMs);
    }, waitMs);
  }
}

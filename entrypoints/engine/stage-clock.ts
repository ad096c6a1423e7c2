import type { StageTimes } from '../../protocol/engine';

type Stage = keyof StageTimes;

/** Milliseconds that each stage of one picture's treatment took. */
export class StageClock {
  readonly #times: Record<Stage, number> = {
    load: 0,
    segment: 0,
    background: 0,
    composite: 0,
    store: 0,
  };
  #last = performance.now();

  /** Ends a stage that began at the mark before. */
  mark(stage: Stage): void {
    const now = performance.now();
    this.#times[stage] += now - this.#last;
    this.#last = now;
  }

  get times(): StageTimes {
    return this.#times;
  }
}

export const totalMs = ({ load, segment, background, composite, store }: StageTimes): number =>
  load + segment + background + composite + store;

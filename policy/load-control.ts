/**
 * How hard the engine works, from full effort downwards. Reusing a mask for one frame costs
 * .015 IoU, a smaller net input more, a lower frame rate is seen by everybody: hence this order.
 */
export const LOAD_LEVELS = [
  { segmentEvery: 1, input: 'full', frameShare: 1 },
  { segmentEvery: 2, input: 'full', frameShare: 1 },
  { segmentEvery: 2, input: 'small', frameShare: 1 },
  { segmentEvery: 2, input: 'small', frameShare: 1 / 2 },
  { segmentEvery: 2, input: 'small', frameShare: 1 / 4 },
] as const satisfies readonly LoadLevel[];

export interface LoadLevel {
  /** The person is looked for in every n-th picture. */
  readonly segmentEvery: number;
  readonly input: 'full' | 'small';
  /** Part of the source's pictures that is asked for. */
  readonly frameShare: number;
}

export interface LoadState {
  /** Index into `LOAD_LEVELS`. */
  readonly level: number;
  /** Smoothed share of the time that the engine is busy, 1 = all of it. */
  readonly pressure: number;
  /** When the level last changed, in milliseconds. */
  readonly changedAt: number;
}

export const INITIAL_LOAD: LoadState = { level: 0, pressure: 0, changedAt: 0 };

/** Above this the next picture waits: the guard and the page need the rest of the time. */
const TOO_BUSY = 0.85;

/** Stepping back up roughly doubles the work, so there has to be room for it. */
const EASY = 0.35;

/** A level is kept this long, so that its own effect is what is measured. */
const SETTLING_MS = 1_000;
const RECOVERING_MS = 4_000;

/** Weight of a new measurement: about ten pictures make up the mean. */
const SMOOTHING = 0.1;

/**
 * @param busyMs Time the engine worked on this picture.
 * @param intervalMs Time since the picture before it, at least `busyMs` when the engine is the bottleneck.
 */
export function observeLoad(
  state: LoadState,
  { busyMs, intervalMs, now }: { busyMs: number; intervalMs: number; now: number },
): LoadState {
  const share = busyShare(busyMs, intervalMs);
  const pressure = state.pressure + SMOOTHING * (share - state.pressure);
  const level = nextLevel(state.level, pressure, now - state.changedAt);
  return level === state.level
    ? { ...state, pressure }
    : { level, pressure: (TOO_BUSY + EASY) / 2, changedAt: now };
}

/** 0 to 1; a measurement that makes no sense counts as busy, or it would stay in the mean for good. */
function busyShare(busyMs: number, intervalMs: number): number {
  const share = busyMs / intervalMs;
  return intervalMs > 0 && share >= 0 ? Math.min(1, share) : 1;
}

function nextLevel(level: number, pressure: number, settledMs: number): number {
  if (pressure > TOO_BUSY && settledMs > SETTLING_MS)
    return Math.min(level + 1, LOAD_LEVELS.length - 1);
  if (pressure < EASY && settledMs > RECOVERING_MS) return Math.max(level - 1, 0);
  return level;
}

/** The level at an index of `LOAD_LEVELS`; the heaviest cut for any other number. */
export function loadLevel(index: number): LoadLevel {
  return LOAD_LEVELS[index] ?? LOAD_LEVELS[LOAD_LEVELS.length - 1] ?? LOAD_LEVELS[0];
}

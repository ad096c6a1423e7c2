/** What the guard knows of its engine. */
export type EngineState =
  /** Loading; nothing has gone wrong. */
  | 'starting'
  | 'ready'
  /** It was lost and is loading again. */
  | 'restarting'
  /** It answered that it cannot work; it is tried again after a pause. */
  | 'fault';

/** An unanswered picture of this age means that the engine hangs: four times what counts as late. */
const HANGING_AFTER_MS = 1_000;

/** Loading takes 0.3 to 1 s; on a machine under full load several times that. */
const LOADING_AFTER_MS = 8_000;

/** The pause before a new engine, doubled with every attempt that released nothing. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;

/** Doublings after which the pause has long reached its longest. */
const MOST_DOUBLINGS = 10;

export interface EngineFacts {
  readonly state: EngineState;
  readonly now: number;
  /** When the present engine was started. */
  readonly startedAt: number;
  /** When the oldest unanswered request was sent; `null` when all are answered. */
  readonly askedAt: number | null;
  /** Engines in a row that were lost before they answered anything. */
  readonly failures: number;
  /** Whether the engine's frame is still in the page, with its port open. */
  readonly attached: boolean;
}

/** What is to be done about the engine: times in milliseconds of one monotonic clock. */
export type EngineVerdict =
  | { readonly kind: 'keep' }
  | { readonly kind: 'restart'; readonly pauseMs: number };

export function judgeEngine(facts: EngineFacts): EngineVerdict {
  return isLost(facts)
    ? { kind: 'restart', pauseMs: pauseBefore(facts.failures) }
    : { kind: 'keep' };
}

/** No pause after an engine that had worked: a page that wipes its document gets a new one at once. */
export function pauseBefore(failures: number): number {
  if (failures === 0) return 0;
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, MOST_DOUBLINGS));
}

function isLost({ state, now, startedAt, askedAt, failures, attached }: EngineFacts): boolean {
  if (!attached || state === 'fault') return true;
  // A machine that is slow rather than broken gets longer each time, or it would never get through.
  const patience = 2 ** Math.min(failures, MOST_DOUBLINGS);
  if (state === 'ready') return askedAt !== null && now - askedAt > HANGING_AFTER_MS * patience;
  return now - startedAt > LOADING_AFTER_MS * patience;
}

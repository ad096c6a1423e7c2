import type { EngineState } from './engine-state';

/**
 * How long a stand-in may show the last released picture while the next one is on its way.
 * Longer than a hiccup of a busy machine, shorter than a person takes to notice a frozen picture.
 */
export const LATE_AFTER_MS = 250;

/** Why a stand-in carries the cover card instead of the picture. */
export type CoverReason =
  /** The gate is closed: the person has not uncovered the device, or has covered it again. */
  | 'capped'
  /** Nothing has been released yet. */
  | 'engine-starting'
  /** The engine lives, but its last answer is older than `LATE_AFTER_MS`. */
  | 'engine-late'
  /** The engine is gone and a new one is on its way. */
  | 'engine-restarting'
  /** The engine says that it cannot work: a model file is missing or broken, memory is short. */
  | 'engine-fault'
  /** The source delivers pictures in a format that the engine cannot read. */
  | 'unreadable-picture';

/** What one capture's stand-ins carry right now. */
export type CaptureState =
  | { readonly phase: 'live' }
  | { readonly phase: 'covered'; readonly reason: CoverReason }
  | { readonly phase: 'ended' };

export interface CaptureFacts {
  readonly now: number;
  /** When the last picture was released, same clock as `now`; `null` before the first. */
  readonly releasedAt: number | null;
  readonly engine: EngineState;
  /** Whether the gate over the device is closed. */
  readonly capped: boolean;
  /** Whether the last picture of the source could be handed to the engine. */
  readonly readable: boolean;
}

/** Times in milliseconds of any one monotonic clock. */
export function captureState(facts: CaptureFacts): CaptureState {
  const { now, releasedAt, engine, readable, capped } = facts;
  if (capped) return { phase: 'covered', reason: 'capped' };
  if (!readable) return { phase: 'covered', reason: 'unreadable-picture' };
  if (releasedAt !== null && now - releasedAt <= LATE_AFTER_MS) return { phase: 'live' };
  return { phase: 'covered', reason: coverReason(engine, releasedAt !== null) };
}

function coverReason(engine: EngineState, hasReleased: boolean): CoverReason {
  switch (engine) {
    case 'starting':
      return 'engine-starting';
    case 'ready':
      return hasReleased ? 'engine-late' : 'engine-starting';
    case 'restarting':
      return 'engine-restarting';
    case 'fault':
      return 'engine-fault';
  }
}

export const isSameState = (one: CaptureState, other: CaptureState): boolean =>
  one.phase === other.phase &&
  (one.phase !== 'covered' || other.phase !== 'covered' || one.reason === other.reason);

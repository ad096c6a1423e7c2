import type { LapseRule } from './lapse';

/** What the machine itself says about its person. Times in milliseconds since the epoch. */
export interface MachineState {
  /** Since when nobody has touched it; `null` while somebody does. */
  readonly idleSince: number | null;
  /** Since when the screen has been locked; `null` while it is not. */
  readonly lockedSince: number | null;
}

export const MACHINE_IN_USE: MachineState = { idleSince: null, lockedSince: null };

/** As the WebExtensions API `idle` names it. */
export type IdleState = 'active' | 'idle' | 'locked';

/** The shortest time that the API `idle` tells apart, seconds. */
const SHORTEST_DETECTION_S = 15;

/**
 * Seconds of quiet after which the browser is to say "idle": when the rule first asks for something,
 * so that nothing is due before it is known.
 */
export function detectionSeconds({ remindAfterMs, coverAfterMs }: LapseRule): number {
  const dues = [remindAfterMs, coverAfterMs].filter((afterMs) => afterMs !== null);
  const first = dues.length > 0 ? Math.min(...dues) / 1_000 : SHORTEST_DETECTION_S;
  return Math.max(SHORTEST_DETECTION_S, Math.floor(first));
}

/**
 * The machine after the browser has told, or was asked for, its state.
 * @param afterSeconds Of quiet, after which the browser speaks of "idle".
 */
export function followIdleState(
  { idleSince, lockedSince }: MachineState,
  state: IdleState,
  at: number,
  afterSeconds: number,
): MachineState {
  switch (state) {
    case 'active':
      return MACHINE_IN_USE;
    case 'idle':
      return { idleSince: idleSince ?? at - afterSeconds * 1_000, lockedSince: null };
    case 'locked':
      return { idleSince, lockedSince: lockedSince ?? at };
  }
}

/** Reads a stored or received state; whatever makes no sense counts as a machine in use. */
export function parseMachineState(value: unknown): MachineState {
  if (typeof value !== 'object' || value === null) return MACHINE_IN_USE;
  const { idleSince, lockedSince } = value as Record<string, unknown>;
  return { idleSince: timeOf(idleSince), lockedSince: timeOf(lockedSince) };
}

const timeOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

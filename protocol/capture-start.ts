import { type Gates, parseGates } from '../policy/gate';
import { type MachineState, parseMachineState } from '../policy/machine-state';

/** Guard → background, once a document: its page asks for a device for the first time. */
export const CAPTURE_START = { kind: 'capture-start' } as const;

/** What a guard has to know of the world before any site rule may lift anything. */
export interface CaptureStartAnswer {
  readonly machine: MachineState;
  /** The tab was opened by the browser's start, and nobody has uncapped anything in it since. */
  readonly isRestored: boolean;
  /** How the document before it, in the same frame, has left the gates; `null` if it captured nothing. */
  readonly left: Gates | null;
}

export const isCaptureStart = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  value.kind === CAPTURE_START.kind;

export function parseCaptureStartAnswer(value: unknown): CaptureStartAnswer | null {
  if (typeof value !== 'object' || value === null) return null;
  const { machine, isRestored, left } = value as Record<string, unknown>;
  if (typeof isRestored !== 'boolean') return null;
  return { machine: parseMachineState(machine), isRestored, left: parseGates(left) };
}

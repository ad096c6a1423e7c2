import { type MachineState, parseMachineState } from '../policy/machine-state';

/** Background → guard. */
export type GuardMessage =
  /** The machine is locked, idle, or in use again. */
  | { readonly kind: 'machine-state'; readonly machine: MachineState }
  /** What does this frame capture? The answer is its `FrameReport`. */
  | { readonly kind: 'report-now' };

export function parseGuardMessage(value: unknown): GuardMessage | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, machine } = value as Record<string, unknown>;
  if (kind === 'report-now') return { kind };
  return kind === 'machine-state' ? { kind, machine: parseMachineState(machine) } : null;
}

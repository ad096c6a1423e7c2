import {
  type BackgroundEffect,
  DEFAULT_EFFECT,
  parseBackgroundEffect,
} from '../../policy/background-effect';

/** Engine page → its worker. */
export type WorkerCommand =
  /** Carries the port to the guard. */
  | { readonly kind: 'connect' }
  /** `effect` is as it was stored: anything that is not an effect means the default. */
  | { readonly kind: 'effect'; readonly effect: unknown };

export type ParsedCommand =
  | { readonly kind: 'connect' }
  | { readonly kind: 'effect'; readonly effect: BackgroundEffect };

export function parseWorkerCommand(value: unknown): ParsedCommand | null {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  if (value.kind === 'connect') return { kind: 'connect' };
  if (value.kind !== 'effect') return null;
  const effect = 'effect' in value ? parseBackgroundEffect(value.effect) : null;
  return { kind: 'effect', effect: effect ?? DEFAULT_EFFECT };
}

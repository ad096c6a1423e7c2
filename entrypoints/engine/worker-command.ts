import {
  type BackgroundEffect,
  DEFAULT_EFFECT,
  parseBackgroundEffect,
} from '../../policy/background-effect';

/** Engine page → its worker. */
export type WorkerCommand =
  /** Carries the port to the guard. */
  | { readonly kind: 'connect' }
  /** Carries the port to the finder of text on cameras. */
  | { readonly kind: 'finder' }
  | { readonly kind: 'finder-lost' }
  /** `effect` is as it was stored: anything that is not an effect means the default. */
  | { readonly kind: 'effect'; readonly effect: unknown };

export type ParsedCommand =
  | { readonly kind: 'connect' | 'finder' | 'finder-lost' }
  | { readonly kind: 'effect'; readonly effect: BackgroundEffect };

export function parseWorkerCommand(value: unknown): ParsedCommand | null {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  const { kind } = value;
  if (kind === 'connect' || kind === 'finder' || kind === 'finder-lost') return { kind };
  if (kind !== 'effect') return null;
  const effect = 'effect' in value ? parseBackgroundEffect(value.effect) : null;
  return { kind: 'effect', effect: effect ?? DEFAULT_EFFECT };
}

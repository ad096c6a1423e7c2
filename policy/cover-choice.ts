import { isPictureUrl } from './background-effect';

/** What goes out while the camera is covered. */
export type CoverChoice =
  /** A capped lens on a calm ground. */
  | { readonly kind: 'neutral' }
  /** The last picture that was released, standing still; neutral before there is one. */
  | { readonly kind: 'frozen' }
  /** The person's own picture, as a `data:` URL. */
  | { readonly kind: 'picture'; readonly url: string };

export const DEFAULT_COVER: CoverChoice = { kind: 'neutral' };

/** Reads a stored choice; `null` for anything that is not one. */
export function parseCoverChoice(value: unknown): CoverChoice | null {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  if (value.kind === 'neutral' || value.kind === 'frozen') return { kind: value.kind };
  if (value.kind !== 'picture' || !('url' in value)) return null;
  return isPictureUrl(value.url) ? { kind: 'picture', url: value.url } : null;
}

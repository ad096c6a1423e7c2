/** What others see behind the person. */
export type BackgroundEffect =
  | { readonly kind: 'blur'; readonly strength: 'light' | 'strong' }
  /** sRGB, `#rrggbb`. */
  | { readonly kind: 'colour'; readonly colour: string }
  /** The person's own picture, as a `data:` URL. */
  | { readonly kind: 'picture'; readonly url: string };

export const DEFAULT_EFFECT: BackgroundEffect = { kind: 'blur', strength: 'strong' };

const COLOUR = /^#[0-9a-f]{6}$/i;
const PICTURE = /^data:image\/(png|jpeg|webp);base64,/;

/** Reads a stored or received effect; `null` for anything that is not one. */
export function parseBackgroundEffect(value: unknown): BackgroundEffect | null {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  if (value.kind === 'blur' && 'strength' in value) {
    const { strength } = value;
    return strength === 'light' || strength === 'strong' ? { kind: 'blur', strength } : null;
  }
  if (value.kind === 'colour' && 'colour' in value && typeof value.colour === 'string') {
    return COLOUR.test(value.colour) ? { kind: 'colour', colour: value.colour } : null;
  }
  if (value.kind === 'picture' && 'url' in value && typeof value.url === 'string') {
    return PICTURE.test(value.url) ? { kind: 'picture', url: value.url } : null;
  }
  return null;
}

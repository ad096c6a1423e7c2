/** What others see behind the person. */
export type BackgroundEffect =
  /** The background as it is, but for what is written on it. */
  | { readonly kind: 'none' }
  | { readonly kind: 'blur'; readonly strength: 'light' | 'strong' }
  /** sRGB, `#rrggbb`. */
  | { readonly kind: 'colour'; readonly colour: string }
  /** The person's own picture, as a `data:` URL. */
  | { readonly kind: 'picture'; readonly url: string };

export const DEFAULT_EFFECT: BackgroundEffect = { kind: 'blur', strength: 'strong' };

const COLOUR = /^#[0-9a-f]{6}$/i;
const PICTURE = /^data:image\/(png|jpeg|webp);base64,/;

/** Whether it is a picture that the browser reads, as it is kept in the settings. */
export const isPictureUrl = (value: unknown): value is string =>
  typeof value === 'string' && PICTURE.test(value);

/** Reads a stored or received effect; `null` for anything that is not one. */
export function parseBackgroundEffect(value: unknown): BackgroundEffect | null {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  if (value.kind === 'none') return { kind: 'none' };
  if (value.kind === 'blur' && 'strength' in value) {
    const { strength } = value;
    return strength === 'light' || strength === 'strong' ? { kind: 'blur', strength } : null;
  }
  if (value.kind === 'colour' && 'colour' in value && typeof value.colour === 'string') {
    return COLOUR.test(value.colour) ? { kind: 'colour', colour: value.colour } : null;
  }
  if (value.kind === 'picture' && 'url' in value && isPictureUrl(value.url)) {
    return { kind: 'picture', url: value.url };
  }
  return null;
}

/** What is put behind the person. */
export type Background =
  /** The background itself, blurred. `strong` makes a letter of 1/6 of the picture's height unreadable. */
  | { readonly kind: 'blur'; readonly strength: BlurStrength }
  | { readonly kind: 'colour'; readonly colour: RgbColour }
  /**
   * An own picture, scaled to cover the frame. It is converted when another `picture` object (by
   * identity) is handed in, not every frame: hand in the same object again and again.
   */
  | { readonly kind: 'picture'; readonly picture: RgbaPicture };

export type BlurStrength = 'light' | 'strong';

/** sRGB, 0..255 each. */
export interface RgbColour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** Upright picture, 4 bytes a pixel (`ImageData` order), rows without padding; alpha lies over black. */
export interface RgbaPicture {
  readonly pixels: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

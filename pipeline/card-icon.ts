/** One shape of a card's icon. Unit: half the icon's width; x = 0 is its axis, y grows downwards. */
interface IconPart {
  /** Signed distance of the shape's edge, negative inside. The same for x and -x. */
  readonly distance: (x: number, y: number) => number;
  /** Luma that the part would have at the icon's top and bottom. */
  readonly top: number;
  readonly bottom: number;
  /** All parts in front of this one lie within it. */
  readonly holdsRest: boolean;
}

/** What a card shows in its middle; mirrored, it looks the same. */
export interface CardIcon {
  /** Half extents in the icon's unit. */
  readonly width: number;
  readonly height: number;
  /** From back to front. */
  readonly parts: readonly IconPart[];
  /** Where a look tells the card from a picture: places in the icon's unit, and their luma. */
  readonly probes: readonly { readonly x: number; readonly y: number; readonly luma: number }[];
}

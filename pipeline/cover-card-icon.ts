/*
 * The camera with its lens capped, as signed distances (negative inside). Unit: half the icon's
 * width; x = 0 is its axis, y grows downwards. Seen from the front, so left and right are alike.
 * Distance formulas: a box is max(|x| - a, |y| - b), rounded by its radius; a circle is |p| - r.
 */

interface Part {
  readonly distance: (x: number, y: number) => number;
  /** Luma that the part would have at the icon's top and bottom. */
  readonly top: number;
  readonly bottom: number;
  /** All parts in front of this one lie within it. */
  readonly holdsRest: boolean;
}

/** Half extents of the icon, in its unit. */
export const ICON_WIDTH = 1;
export const ICON_HEIGHT = 0.82;

/** The lens lies a little below the middle, as the viewfinder's hump is above. */
const LENS_Y = 0.1;
const CAP_RADIUS = 0.46;

/** `Math.hypot` guards against overflow and takes ten times as long. */
const length = (x: number, y: number): number => Math.sqrt(x * x + y * y);

function roundedBox(
  x: number,
  y: number,
  halfWidth: number,
  halfHeight: number,
  radius: number,
): number {
  const dx = Math.abs(x) - halfWidth + radius;
  const dy = Math.abs(y) - halfHeight + radius;
  const outside = length(Math.max(dx, 0), Math.max(dy, 0));
  return outside + Math.min(Math.max(dx, dy), 0) - radius;
}

const circle = (x: number, y: number, radius: number): number => length(x, y - LENS_Y) - radius;

/** Union with a fillet of `blend` where the shapes meet (quadratic smooth minimum). */
function smoothUnion(a: number, b: number, blend: number): number {
  const h = Math.max(0, blend - Math.abs(a - b)) / blend;
  return Math.min(a, b) - (h * h * blend) / 4;
}

const body = (x: number, y: number): number =>
  smoothUnion(
    roundedBox(x, y - 0.11, 1, 0.71, 0.2),
    roundedBox(x, y + 0.56, 0.4, 0.26, 0.14),
    0.12,
  );

/** A fine ring on the cap. */
const groove = (x: number, y: number): number => Math.abs(circle(x, y, CAP_RADIUS - 0.08)) - 0.012;

/** A bar across the cap: closed. */
const bar = (x: number, y: number): number => roundedBox(x, y - LENS_Y, 0.22, 0.05, 0.05);

/** From back to front. */
export const ICON_PARTS: readonly Part[] = [
  { distance: body, top: 78, bottom: 62, holdsRest: true },
  { distance: (x, y) => circle(x, y, CAP_RADIUS + 0.12), top: 36, bottom: 44, holdsRest: true },
  { distance: (x, y) => circle(x, y, CAP_RADIUS), top: 176, bottom: 146, holdsRest: true },
  { distance: groove, top: 138, bottom: 120, holdsRest: false },
  { distance: bar, top: 84, bottom: 96, holdsRest: false },
];

/** Where a look tells the card from a picture: places in the icon's unit, and their luma. */
export const ICON_PROBES = [
  { x: 0, y: LENS_Y + 0.22, luma: 155 },
  { x: -0.78, y: 0.1, luma: 70 },
  { x: 0.78, y: 0.1, luma: 70 },
] as const;

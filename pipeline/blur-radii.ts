import type { BlurStrength } from './background.ts';

/**
 * Standard deviation of the blur as a part of the upright picture's height.
 *
 * A Gaussian leaves exp(-2 π² σ² f²) of the contrast at f cycles a pixel. Strong: of a letter of
 * 1/6 of the height that is .7 % at one cycle per letter, one or two steps of 8 bits, and nothing
 * above: a grey patch. (1/18 defeats OCR as well, but a lone T or L is still guessed by eye.)
 * Light: the same for a letter of 1/30 of the height.
 */
const DEVIATION: Readonly<Record<BlurStrength, number>> = { light: 1 / 60, strong: 1 / 12 };

/** Three box passes come close to a Gaussian. */
export type BoxRadii = readonly [number, number, number];

/** Kernel limit: window sums have to stay exact. */
const LARGEST_RADIUS = 31;

/**
 * Radii, in cells, of three box passes whose deviation is at least that of `strength`. A box of
 * radius r has the variance r (r + 1) / 3.
 */
export function boxRadii(
  strength: BlurStrength,
  uprightHeight: number,
  pixelsPerCell: number,
): BoxRadii {
  const wanted = 3 * ((DEVIATION[strength] * uprightHeight) / pixelsPerCell) ** 2;
  let radii: BoxRadii = [0, 0, 0];
  for (let step = 0; sumOfVariances(radii) < wanted && radii[0] < LARGEST_RADIUS; step++) {
    radii = [nextRadius(step, 2), nextRadius(step, 1), nextRadius(step, 0)];
  }
  return radii;
}

const nextRadius = (step: number, lead: number): number => Math.floor((step + 1 + lead) / 3);

const sumOfVariances = (radii: BoxRadii): number => radii.reduce((sum, r) => sum + r * (r + 1), 0);

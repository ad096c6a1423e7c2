import { type Grid, type LumaPatch, readGrid } from '../../demo/scene/grid.ts';

/**
 * The number of a camera picture, as squares on the person's shirt, where no blur reaches: six bits
 * and below them the inverse. Placed on a picture of 1280 × 720.
 */
export const COUNTER: Grid = { x: 568, y: 660, width: 120, height: 40, columns: 6, rows: 2 };

/** Two loops of the scene: longer than any delay that is measured, fewer than the bits can count. */
export const COUNTED_FRAMES = 48;

/** All light over all dark is what an edge looks like too, and 0 would: counting starts later. */
const FIRST_NUMBER = 8;

/** Standard deviation of the squares' brightness below which there is nothing to read. */
const MIN_CONTRAST = 20;

/** True for a dark square, row by row. `frame` is from 0 to `COUNTED_FRAMES` - 1. */
export function encodeCounter(frame: number): boolean[] {
  const number = FIRST_NUMBER + frame;
  const bits = Array.from({ length: COUNTER.columns }, (_, bit) => ((number >> bit) & 1) === 1);
  return [...bits, ...bits.map((bit) => !bit)];
}

/** `null` where the patch shows no number: a cover card. */
export function readCounter(patch: LumaPatch): number | null {
  const { dark, contrast } = readGrid(COUNTER, patch);
  const bits = dark.slice(0, COUNTER.columns);
  const isAmbiguous = bits.some((bit, index) => bit === dark[COUNTER.columns + index]);
  if (isAmbiguous || contrast < MIN_CONTRAST) return null;
  const number = bits.reduce((sum, bit, index) => sum + (bit ? 1 << index : 0), 0);
  const frame = number - FIRST_NUMBER;
  return frame >= 0 && frame < COUNTED_FRAMES ? frame : null;
}

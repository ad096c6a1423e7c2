import type { LumaPlane } from '../mark-reader.ts';

/** What a frame looks like: somebody in front of something, a plain card, or nothing. */
export type FrameSight = 'picture' | 'card' | 'black';

/** Samples in each direction. */
const GRID = 48;

/** Standard deviation in luma levels. A webcam scene, blurred or not, has more than 40. */
const CARD_MAX_SPREAD = 30;

/** Limited-range black is 16; a disabled track sends it. */
const BLACK_MAX_LUMA = 24;

/** Mean and standard deviation of the luma, over a grid of samples. */
export function measureLuma(plane: LumaPlane): { mean: number; spread: number; max: number } {
  let sum = 0;
  let squares = 0;
  let max = 0;
  for (let row = 0; row < GRID; row++) {
    const y = Math.floor(((row + 0.5) * plane.height) / GRID);
    const start = plane.offset + y * plane.stride;
    for (let column = 0; column < GRID; column++) {
      const x = Math.floor(((column + 0.5) * plane.width) / GRID);
      const level = plane.data[start + x * plane.step] ?? 0;
      sum += level;
      squares += level * level;
      max = Math.max(max, level);
    }
  }
  const mean = sum / GRID ** 2;
  return { mean, spread: Math.sqrt(Math.max(0, squares / GRID ** 2 - mean ** 2)), max };
}

export function classifySight(plane: LumaPlane): FrameSight {
  const { spread, max } = measureLuma(plane);
  if (max <= BLACK_MAX_LUMA) return 'black';
  return spread <= CARD_MAX_SPREAD ? 'card' : 'picture';
}

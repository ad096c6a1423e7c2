/** A rectangle in pixels. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Black and white squares that a program can read: `true` is a dark square, row by row. */
export interface Grid extends Rect {
  readonly columns: number;
  readonly rows: number;
}

/** Brightness of part of a picture, 0 to 255, row by row without padding. */
export interface LumaPatch {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Share of each square, around its middle, that is averaged: edges are smeared by the codec. */
const SAMPLED_SHARE = 0.5;

function meanOf({ data, width, height }: LumaPatch, area: Rect): number {
  const left = Math.max(0, Math.floor(area.x));
  const top = Math.max(0, Math.floor(area.y));
  const right = Math.min(width, Math.max(left + 1, Math.ceil(area.x + area.width)));
  const bottom = Math.min(height, Math.max(top + 1, Math.ceil(area.y + area.height)));
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) sum += data[y * width + x] ?? 0;
  }
  return sum / ((right - left) * (bottom - top));
}

export interface GridReading {
  /** One entry a square, row by row: true where it is darker than the average square. */
  readonly dark: readonly boolean[];
  /** Standard deviation of the squares' brightness, 0 to 127. */
  readonly contrast: number;
}

/** Reads a grid from the patch of a picture that it fills. */
export function readGrid({ columns, rows }: Grid, patch: LumaPatch): GridReading {
  const cellWidth = patch.width / columns;
  const cellHeight = patch.height / rows;
  const margin = (1 - SAMPLED_SHARE) / 2;
  const means = Array.from({ length: columns * rows }, (_, index) =>
    meanOf(patch, {
      x: ((index % columns) + margin) * cellWidth,
      y: (Math.floor(index / columns) + margin) * cellHeight,
      width: cellWidth * SAMPLED_SHARE,
      height: cellHeight * SAMPLED_SHARE,
    }),
  );
  const average = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const variance = means.reduce((sum, mean) => sum + (mean - average) ** 2, 0) / means.length;
  return { dark: means.map((mean) => mean < average), contrast: Math.sqrt(variance) };
}

import type { Rect } from './tile-grid.ts';

/** Samples, row by row. */
export interface LumaGrid {
  readonly samples: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Samples around where it is expected; a patch that is not there is looked for farther away. */
const NEAR = 2;
const FAR = 10;

/** More samples of a patch than this say no more about where it is. */
const MOST_COMPARED = 400;

/** Of the patch's own contrast, and in levels: more difference than both is another content. */
const LIKE = 0.5;
const LEAST_LIKE = 6;
/** Likewise: with more difference something farther away may be more like it. */
const VERY_LIKE = 0.2;
const LEAST_VERY_LIKE = 4;

/** Whatever is outside of the picture differs by so many levels. */
const OUTSIDE = 40;

/**
 * A piece of one picture that is followed into those that come after it: sum of absolute differences
 * against the picture that it was cut from, so that small errors do not add up.
 */
export class FollowedPatch {
  readonly #values: Uint8Array;
  readonly #width: number;
  readonly #height: number;
  /** Every so many samples are compared, each way. */
  readonly #step: number;
  readonly #most: number;
  readonly #mostNear: number;
  /** Samples from one picture to the next. */
  #speed = { x: 0, y: 0 };

  /** @param at Upper left corner; whole samples, as is `size`. */
  constructor(
    grid: LumaGrid,
    private at: { x: number; y: number },
    size: { readonly width: number; readonly height: number },
  ) {
    this.#width = size.width;
    this.#height = size.height;
    this.#step = Math.max(1, Math.round(Math.sqrt((size.width * size.height) / MOST_COMPARED)));
    this.#values = cut(grid, { ...at, ...size });
    const contrast = contrastOf(this.#values);
    this.#most = Math.max(LEAST_LIKE, LIKE * contrast);
    this.#mostNear = Math.max(LEAST_VERY_LIKE, VERY_LIKE * contrast);
  }

  /** Where it was seen last, samples. */
  get place(): Rect {
    return { ...this.at, width: this.#width, height: this.#height };
  }

  /** Looks for it in the next picture. @returns whether it is there. */
  follow(grid: LumaGrid): boolean {
    const expected = { x: this.at.x + this.#speed.x, y: this.at.y + this.#speed.y };
    const near = this.#search(grid, expected, NEAR);
    const best = near.difference <= this.#mostNear ? near : this.#search(grid, this.at, FAR);
    if (best.difference > this.#most) {
      this.#speed = { x: 0, y: 0 };
      return false;
    }
    this.#speed = { x: best.x - this.at.x, y: best.y - this.at.y };
    this.at = { x: best.x, y: best.y };
    return true;
  }

  #search(grid: LumaGrid, around: { readonly x: number; readonly y: number }, reach: number) {
    let best = { ...around, difference: this.#differenceAt(grid, around.x, around.y) };
    for (let y = around.y - reach; y <= around.y + reach; y++) {
      for (let x = around.x - reach; x <= around.x + reach; x++) {
        const difference = this.#differenceAt(grid, x, y);
        if (difference < best.difference) best = { x, y, difference };
      }
    }
    return best;
  }

  /** Mean, in levels. */
  #differenceAt({ samples, width, height }: LumaGrid, left: number, top: number): number {
    let sum = 0;
    let count = 0;
    for (let row = 0; row < this.#height; row += this.#step) {
      const y = top + row;
      const isRowOutside = y < 0 || y >= height;
      for (let column = 0; column < this.#width; column += this.#step) {
        const x = left + column;
        count += 1;
        if (isRowOutside || x < 0 || x >= width) {
          sum += OUTSIDE;
          continue;
        }
        const value = this.#values[row * this.#width + column] as number;
        const other = samples[y * width + x] as number;
        sum += value > other ? value - other : other - value;
      }
    }
    return sum / count;
  }
}

function cut({ samples, width, height }: LumaGrid, rect: Rect): Uint8Array {
  const values = new Uint8Array(rect.width * rect.height);
  for (let row = 0; row < rect.height; row++) {
    const y = Math.max(0, Math.min(height - 1, rect.y + row));
    for (let column = 0; column < rect.width; column++) {
      const x = Math.max(0, Math.min(width - 1, rect.x + column));
      values[row * rect.width + column] = samples[y * width + x] as number;
    }
  }
  return values;
}

/** Mean distance from the mean, in levels. */
function contrastOf(values: Uint8Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + Math.abs(value - mean), 0) / values.length;
}

import type { DrawnLine, Rect } from './draw.ts';

/** A letter counts as hidden when this much of it is. */
const HIDDEN_LETTER = 0.7;
/** A line counts as hidden when this share of its letters is: one in ten gives nothing away. */
const HIDDEN_LINE = 0.9;

/** @param hiddenAt Whether a pixel is hidden. */
export function isLineHidden(
  { letters }: DrawnLine,
  hiddenAt: (x: number, y: number) => boolean,
): boolean {
  const hidden = letters.filter((letter) => hiddenShare(letter, hiddenAt) >= HIDDEN_LETTER);
  return hidden.length >= HIDDEN_LINE * letters.length;
}

/** Of the middle of a rectangle, where the ink is. */
function hiddenShare(
  { x, y, width, height }: Rect,
  hiddenAt: (x: number, y: number) => boolean,
): number {
  let hidden = 0;
  let count = 0;
  for (let row = 0.25; row <= 0.75; row += 0.125) {
    for (let column = 0.1; column <= 0.9; column += 0.2) {
      count += 1;
      if (hiddenAt(Math.floor(x + column * width), Math.floor(y + row * height))) hidden += 1;
    }
  }
  return hidden / count;
}

/** How many of how many. */
export class Share {
  #part = 0;
  #whole = 0;

  add(isPart: boolean): void {
    this.addMany(isPart ? 1 : 0, 1);
  }

  addMany(part: number, whole: number): void {
    this.#part += part;
    this.#whole += whole;
  }

  get whole(): number {
    return this.#whole;
  }

  /** 1 of nothing. */
  get value(): number {
    return this.#whole === 0 ? 1 : this.#part / this.#whole;
  }

  toString(): string {
    return `${this.value.toFixed(4)} (${this.#part} of ${this.#whole})`;
  }
}

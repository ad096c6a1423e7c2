import { markChangedTiles } from './changed-tiles.ts';
import { copyRect, flattenRect, hideRect } from './paint.ts';
import { i420Length } from './planes.ts';
import { Quarantine, type TileVersion } from './quarantine.ts';
import { isSameRect } from './rects.ts';
import { looksLikeText } from './text-likeness.ts';
import { type Rect, TileGrid } from './tile-grid.ts';

/** What the text pass found of the contents that it was given. */
export interface Verdict {
  /** Contents that were read and are harmless outside of `hidden`. */
  readonly read: readonly TileVersion[];
  /** Everything on the screen that is to be hidden, as far as it is known. */
  readonly hidden: readonly Rect[];
}

/**
 * One shared screen: the picture as it is, and the picture as others may see it. Both are I420 of one
 * size, without padding.
 */
export class GuardedScreen {
  readonly grid: TileGrid;
  readonly quarantine: Quarantine;
  /** What others see. Nothing is written to it but what may be seen. */
  readonly shown: Uint8Array<ArrayBuffer>;
  #actual: Uint8Array<ArrayBuffer>;
  #isFirst = true;
  readonly #changed: Uint8Array;
  #hidden: readonly Rect[] = [];

  /** Pixels, > 0. */
  constructor(width: number, height: number) {
    this.grid = new TileGrid(width, height);
    this.quarantine = new Quarantine(this.grid);
    this.shown = new Uint8Array(i420Length(width, height));
    this.#actual = new Uint8Array(i420Length(width, height));
    this.#changed = new Uint8Array(this.grid.count);
  }

  /** The picture as it is now. */
  get actual(): Uint8Array {
    return this.#actual;
  }

  /** Whether others see all of the picture as it is: then the untouched one may go out. */
  get isOpen(): boolean {
    return this.quarantine.count === 0 && this.#hidden.length === 0;
  }

  /**
   * Takes the next picture and brings `shown` up to date.
   * @param picture Kept from here on; the memory of the one before comes back for the next copy.
   * @returns the tiles that changed.
   */
  take(picture: Uint8Array<ArrayBuffer>): { changed: number[]; spare: Uint8Array<ArrayBuffer> } {
    const before = this.#actual;
    this.#changed.fill(this.#isFirst ? 1 : 0);
    if (!this.#isFirst) markChangedTiles(before, picture, this.grid, this.#changed);
    this.#actual = picture;
    this.quarantine.take(this.#changed, (tile) => this.#couldBeText(tile));
    const changed = tilesOf(this.#changed);
    this.#show(changed);
    this.#isFirst = false;
    return { changed, spare: before };
  }

  /** Holds everything that could be text, as if it had just come; what others see stays as it is. */
  holdAgain(): void {
    this.quarantine.take(this.#changed.fill(1), (tile) => this.#couldBeText(tile));
  }

  /** @returns whether `shown` has changed. */
  judge({ read, hidden }: Verdict): boolean {
    const freed = read.filter((content) => this.quarantine.release(content));
    const isSame = isSameRects(hidden, this.#hidden);
    // Where something was hidden and is not any more, the picture comes back.
    const uncovered = isSame ? [] : this.#hidden.flatMap((rect) => this.grid.tilesIn(rect));
    this.#hidden = hidden;
    const tiles = [...new Set([...freed.map(({ tile }) => tile), ...uncovered])];
    this.#show(tiles.filter((tile) => !this.quarantine.isHeld(tile)));
    if (!isSame) for (const rect of hidden) hideRect(this.shown, this.grid, rect);
    return tiles.length > 0 || !isSame;
  }

  #couldBeText(tile: number): boolean {
    return looksLikeText(this.#actual, this.grid.width, this.grid.rectOf(tile));
  }

  /** Copies the tiles that may be seen, and hides in them what is to be hidden. */
  #show(tiles: readonly number[]): void {
    const free = tiles.filter((tile) => !this.quarantine.isHeld(tile));
    for (const rect of this.grid.stretches(free)) {
      copyRect(this.#actual, this.shown, this.grid, rect);
    }
    if (this.#isFirst) this.#flatten(tiles.filter((tile) => this.quarantine.isHeld(tile)));
    const touched = new Set(free);
    for (const rect of this.#hidden) {
      if (this.grid.tilesIn(rect).some((tile) => touched.has(tile))) {
        hideRect(this.shown, this.grid, rect);
      }
    }
  }

  /** Where nothing was shown before a tile's mean colour stands for it. */
  #flatten(tiles: readonly number[]): void {
    for (const tile of tiles) {
      const rect = this.grid.rectOf(tile);
      copyRect(this.#actual, this.shown, this.grid, rect);
      flattenRect(this.shown, this.grid, rect);
    }
  }
}

function tilesOf(marks: Uint8Array): number[] {
  const tiles: number[] = [];
  for (let tile = 0; tile < marks.length; tile++) if (marks[tile] !== 0) tiles.push(tile);
  return tiles;
}

const isSameRects = (some: readonly Rect[], others: readonly Rect[]): boolean =>
  some.length === others.length &&
  some.every((rect, index) => {
    const other = others[index];
    return other !== undefined && isSameRect(rect, other);
  });

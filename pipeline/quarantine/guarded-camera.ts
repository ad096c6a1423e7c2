import { CameraTiles } from './camera-tiles.ts';
import { looksLikeText } from './text-likeness.ts';
import type { Rect } from './tile-grid.ts';

/** A camera's picture, as it is now; all of it is borrowed. */
export interface CameraView {
  /** Luma of the full picture, without padding. */
  readonly luma: Uint8Array;
  /** Luma of the small picture. */
  readonly small: Uint8Array;
  /** Person on the small picture's grid, 0 to 255. */
  readonly person: Uint8Array;
}

/** Sizes in samples; the small picture holds one sample for `factor × factor`. */
export interface CameraSize {
  readonly width: number;
  readonly height: number;
  readonly smallWidth: number;
  readonly smallHeight: number;
  readonly factor: number;
}

/** What a text pass was given: one number a tile, another one for another content. */
export type CameraContents = Uint32Array;

/**
 * Levels of a small sample that count as another content. Noise moves the mean of 16 pixels by one
 * or two; the faintest line of 8 pixels that is readable moves some sample of its tile by more than
 * 16. Where nothing looked like text a lesser step is enough to look again.
 */
const STEP = 16;
const STEP_OF_PLAIN = 6;

/** Of 255: a tile that is person throughout is shown whatever is on it. */
const PERSON = 230;

/** Full pixels around a found box, beyond what the detector adds: a letter's ascenders and tails. */
const MARGIN = 6;

const HELD = 0;
const PLAIN = 1;
const LOOKED_AT = 2;

/** Of a tile's change: a slight one is looked at for strokes, a large one by the text pass as well. */
const SLIGHT = 1;
const LARGE = 2;

/**
 * One camera whose background is shown: which parts of it may be seen. What changed and could be text
 * is held until a text pass has looked at that very content, and what the pass found to be text stays
 * hidden. Presence decides: handwriting cannot be read well enough to let it go.
 */
export class GuardedCamera {
  readonly #tiles: CameraTiles;
  readonly #states: Uint8Array;
  readonly #versions: Uint32Array;
  /** The small picture, each tile as it was when its version began. */
  readonly #known: Uint8Array;
  /** 1 where a pass has found text, on the small picture's grid. */
  readonly #text: Uint8Array;
  readonly #hasText: Uint8Array;
  readonly #open: Uint8Array;
  readonly #changed: Uint8Array;
  #isFirst = true;
  #waiting = 0;
  #isNew = false;

  constructor(private readonly size: CameraSize) {
    this.#tiles = new CameraTiles(size.smallWidth, size.smallHeight);
    const { count } = this.#tiles;
    const samples = size.smallWidth * size.smallHeight;
    this.#states = new Uint8Array(count);
    this.#versions = new Uint32Array(count);
    this.#hasText = new Uint8Array(count);
    this.#changed = new Uint8Array(count);
    this.#known = new Uint8Array(samples);
    this.#text = new Uint8Array(samples);
    this.#open = new Uint8Array(samples);
  }

  /** 255 where the background may be seen, else 0, on the small picture's grid. Borrowed. */
  get open(): Uint8Array {
    return this.#open;
  }

  /** Tiles of the background that are hidden because nobody has looked at them. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Whether anything has changed that a text pass should look at. */
  get wantsPass(): boolean {
    return this.#isNew;
  }

  /** Contents as they are now, to be named when the pass is through. */
  contents(): CameraContents {
    this.#isNew = false;
    return this.#versions.slice();
  }

  /** Takes the next picture and brings `open` up to date. */
  take({ luma, small, person }: CameraView): void {
    const suspects = this.#takeChanges(luma, small);
    for (const tile of suspects) {
      for (const near of this.#tiles.neighbourhood(tile)) {
        if (this.#changed[near] !== 0) this.#states[near] = HELD;
      }
    }
    this.#waiting = 0;
    for (let tile = 0; tile < this.#tiles.count; tile++) {
      const isHeld = this.#states[tile] === HELD;
      const isChanged = this.#changed[tile] !== 0;
      if (isChanged) this.#draw(tile);
      const isNews = isChanged && (isHeld || this.#changed[tile] === LARGE);
      if (!(isHeld || isNews) || this.#isPerson(tile, person)) continue;
      if (isHeld) this.#waiting += 1;
      if (isNews) this.#isNew = true;
    }
    this.#isFirst = false;
  }

  /**
   * Takes what a text pass has found.
   * @param contents What it was given.
   * @param found Places with text, in full pixels.
   */
  judge(contents: CameraContents, found: readonly Rect[]): void {
    const isCurrent = (tile: number) => contents[tile] === this.#versions[tile];
    for (let tile = 0; tile < this.#tiles.count; tile++) {
      if (!isCurrent(tile)) continue;
      if (this.#states[tile] === HELD) this.#states[tile] = LOOKED_AT;
      this.#tiles.eachRow(tile, (from, to) => this.#text.fill(0, from, to));
      this.#hasText[tile] = 0;
    }
    for (const rect of found) this.#mark(rect, isCurrent);
    for (let tile = 0; tile < this.#tiles.count; tile++) this.#draw(tile);
  }

  /** @returns tiles whose new content could be text. */
  #takeChanges(luma: Uint8Array, small: Uint8Array): number[] {
    const suspects: number[] = [];
    for (let tile = 0; tile < this.#tiles.count; tile++) {
      const change = this.#changeOf(tile, small);
      this.#changed[tile] = change;
      if (change === 0) continue;
      this.#versions[tile] = (this.#versions[tile] as number) + 1;
      this.#tiles.eachRow(tile, (from, to) => this.#known.set(small.subarray(from, to), from));
      const isSuspect = this.#couldBeText(tile, luma);
      this.#states[tile] = isSuspect ? HELD : PLAIN;
      if (isSuspect) suspects.push(tile);
    }
    return suspects;
  }

  #changeOf(tile: number, small: Uint8Array): 0 | typeof SLIGHT | typeof LARGE {
    const differs = (least: number) => this.#tiles.differs(tile, small, this.#known, least);
    if (this.#isFirst) return LARGE;
    if (this.#states[tile] === PLAIN && !differs(STEP_OF_PLAIN)) return 0;
    if (differs(STEP)) return LARGE;
    return this.#states[tile] === PLAIN ? SLIGHT : 0;
  }

  /** A note on the move may be too blurred to show strokes: where text was near, text may be. */
  #couldBeText(tile: number, luma: Uint8Array): boolean {
    const near = this.#tiles.neighbourhood(tile);
    if (near.some((other) => this.#hasText[other] !== 0)) return true;
    const { factor, width, height } = this.size;
    const rect = this.#tiles.rectOf(tile);
    const [x, y] = [rect.x * factor, rect.y * factor];
    return looksLikeText(luma, width, {
      x,
      y,
      width: Math.min(rect.width * factor, width - x),
      height: Math.min(rect.height * factor, height - y),
    });
  }

  /** Tiles that have changed since the pass are held anyway, or hold nothing like text. */
  #mark(rect: Rect, isCurrent: (tile: number) => boolean): void {
    const { factor } = this.size;
    const place = {
      x: (rect.x - MARGIN) / factor,
      y: (rect.y - MARGIN) / factor,
      width: (rect.width + 2 * MARGIN) / factor,
      height: (rect.height + 2 * MARGIN) / factor,
    };
    for (const tile of this.#tiles.tilesIn(place)) {
      if (!isCurrent(tile)) continue;
      this.#hasText[tile] = 1;
      this.#tiles.eachRowWithin(tile, place, (from, to) => this.#text.fill(1, from, to));
    }
  }

  #draw(tile: number): void {
    if (this.#states[tile] === HELD) {
      this.#tiles.eachRow(tile, (from, to) => this.#open.fill(0, from, to));
      return;
    }
    this.#tiles.eachRow(tile, (from, to) => {
      for (let at = from; at < to; at++) this.#open[at] = this.#text[at] === 0 ? 255 : 0;
    });
  }

  #isPerson(tile: number, person: Uint8Array): boolean {
    let least = 255;
    this.#tiles.eachRow(tile, (from, to) => {
      for (let at = from; at < to; at++) least = Math.min(least, person[at] as number);
    });
    return least >= PERSON;
  }
}

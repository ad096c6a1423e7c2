import type { Finding, ReadLine } from '../../../models/secrets/finding';
import type { SecretJudge } from '../../../models/secrets/judge';
import { findQrCodes, type QrCode } from '../../../models/secrets/qr-codes';
import type { TextBox } from '../../../models/text/text-boxes';
import { LONG_SIDE } from '../../../models/text/text-detector';
import type { TextReader } from '../../../models/text/text-reader';
import type { ColourMatrix } from '../../../pipeline/colour-matrix';
import { type Crop, cropPicture } from '../../../pipeline/quarantine/crop';
import { flattenRect } from '../../../pipeline/quarantine/paint';
import { i420Length } from '../../../pipeline/quarantine/planes';
import type { TileVersion } from '../../../pipeline/quarantine/quarantine';
import {
  grown,
  isSameRect,
  overlapOf,
  overlaps,
  unionOf,
} from '../../../pipeline/quarantine/rects';
import { type Rect, TileGrid } from '../../../pipeline/quarantine/tile-grid';
import { unpackTiles } from '../../../pipeline/quarantine/tile-packing';

/** What a step has found out. */
export interface Reading {
  readonly read: readonly TileVersion[];
  readonly findings: readonly Finding[];
}

/** A place that looks like text and has not been read yet. */
interface Unread {
  readonly box: TextBox;
  readonly rect: Rect;
}

/** Pixels around what changed in which text may hang together with it. */
const MARGIN = 16;

/** Two boxes that share so much of the smaller one are one line found twice. */
const SAME_LINE = 0.5;

/**
 * Reads one screen, step by step: finds the places of text in what has changed, then reads them one
 * by one from the top, so that a label is known before what it labels is let go.
 */
export class ScreenReading {
  readonly #grid: TileGrid;
  readonly #picture: Uint8Array;
  /** Contents that wait for a verdict. */
  readonly #pending = new Map<number, number>();
  /** Tiles in which nobody has looked for text yet. */
  readonly #dirty = new Set<number>();
  #unread: Unread[] = [];
  #lines: ReadLine[] = [];
  #codes: QrCode[] = [];
  #findings: readonly Finding[] = [];
  #judge: SecretJudge | null = null;
  #isStrict = false;
  /** Another judge has come since the last verdict. */
  #isNewJudge = false;

  constructor(
    size: { readonly width: number; readonly height: number },
    private readonly matrix: ColourMatrix,
    private readonly reader: TextReader,
  ) {
    this.#grid = new TileGrid(size.width, size.height);
    this.#picture = new Uint8Array(i420Length(size.width, size.height));
  }

  /** Whether there is nothing to do until something changes. */
  get isDone(): boolean {
    return this.#isRead && !this.#isNewJudge;
  }

  get #isRead(): boolean {
    return this.#dirty.size === 0 && this.#unread.length === 0;
  }

  /**
   * Has another judge look at everything. Before the first one nothing is let go.
   * @param isStrict Nothing is let go before all that changed has been read.
   */
  follow(judge: SecretJudge, isStrict = false): void {
    this.#judge = judge;
    this.#isStrict = isStrict;
    this.#isNewJudge = true;
  }

  /**
   * Takes new contents.
   * @param pixels The contents' tiles, packed. Throws `RangeError` when they are not as many.
   * @param emptied Tiles that hold no text any more.
   */
  take(contents: readonly TileVersion[], pixels: Uint8Array, emptied: readonly number[]): void {
    const tiles = contents.map(({ tile }) => tile);
    if ([...tiles, ...emptied].some((tile) => tile >= this.#grid.count)) {
      throw new RangeError(`a screen of ${this.#grid.count} tiles`);
    }
    unpackTiles(pixels, this.#picture, this.#grid, tiles);
    for (const tile of emptied) {
      flattenRect(this.#picture, this.#grid, this.#grid.rectOf(tile));
      this.#pending.delete(tile);
      this.#dirty.add(tile);
    }
    for (const { tile, version } of contents) {
      this.#pending.set(tile, version);
      this.#dirty.add(tile);
    }
  }

  /** Does the most urgent piece of work. */
  async step(): Promise<Reading> {
    if (this.#dirty.size > 0) this.#find();
    else this.#readNext();
    this.#findings = this.#keepUntilDone(await this.#judgeAll());
    return { read: this.#takeRead(), findings: this.#findings };
  }

  async #judgeAll(): Promise<Finding[]> {
    const judge = this.#judge;
    if (!judge) throw new Error('a screen without a judge');
    const found = [...(await judge.judge(this.#lines)), ...(await judge.judgeQrCodes(this.#codes))];
    // Should another have come meanwhile, it is asked next.
    if (judge === this.#judge) this.#isNewJudge = false;
    return found;
  }

  /**
   * While anything is unread, what was found before stays found: a secret whose label is being read
   * anew is one all the same.
   */
  #keepUntilDone(found: readonly Finding[]): readonly Finding[] {
    if (this.#isRead) return found;
    const isKnown = ({ box }: Finding) => found.some((other) => isSameRect(box, other.box));
    return [...found, ...this.#findings.filter((finding) => !isKnown(finding))];
  }

  /** Looks for text in everything that has changed, and in the lines that reach into it. */
  #find(): void {
    const changed = this.#grid.around(this.#dirty);
    const dirty = [...this.#dirty].map((tile) => this.#grid.rectOf(tile));
    this.#dirty.clear();
    if (!changed) return;
    const isTouched = (rect: Rect) => dirty.some((tile) => overlaps(tile, rect));
    const around = this.#known().filter(isTouched).reduce(unionOf, changed);
    this.#lines = this.#lines.filter(({ box }) => !isTouched(box));
    this.#unread = this.#unread.filter(({ rect }) => !isTouched(rect));
    this.#codes = this.#codes.filter(({ box }) => !isTouched(box));

    const crop = cropPicture(this.#picture, this.#grid, clip(grown(around, MARGIN), this.#grid));
    const { data, width, height } = crop;
    const picture = { format: 'I420', data, width, height, matrix: this.matrix } as const;
    const found = this.reader.find(picture, LONG_SIDE.screen).map((box) => moveBox(box, crop));
    const known = this.#known();
    const codes = codesIn(crop).filter(({ box }) => !known.some((other) => isSameLine(box, other)));
    this.#codes.push(...codes);
    // What is in a code is judged with the code.
    const isNew = ({ rect }: Unread) =>
      !known.some((other) => isSameLine(rect, other)) &&
      !this.#codes.some(({ box }) => overlapOf(rect, box) > SAME_LINE * rect.width * rect.height);
    this.#unread.push(...found.map((box) => ({ box, rect: rectOf(box) })).filter(isNew));
    this.#unread.sort(inReadingOrder);
  }

  /** Where something has been found on the screen. */
  #known(): Rect[] {
    return [
      ...this.#lines.map(({ box }) => box),
      ...this.#unread.map(({ rect }) => rect),
      ...this.#codes.map(({ box }) => box),
    ];
  }

  #readNext(): void {
    const next = this.#unread.shift();
    if (!next) return;
    const { width, height } = this.#grid;
    const picture = {
      format: 'I420',
      data: this.#picture,
      width,
      height,
      matrix: this.matrix,
    } as const;
    for (const { text, confidence, hasText } of this.reader.read(picture, [next.box])) {
      if (hasText) this.#lines.push({ text, confidence, box: next.rect });
    }
  }

  /** Contents in which nothing unread is left. */
  #takeRead(): TileVersion[] {
    if (this.#isStrict && !this.#isRead) return [];
    const open = new Set(this.#dirty);
    for (const { rect } of this.#unread)
      for (const tile of this.#grid.tilesIn(rect)) open.add(tile);
    const read: TileVersion[] = [];
    for (const [tile, version] of this.#pending) {
      if (open.has(tile)) continue;
      read.push({ tile, version });
      this.#pending.delete(tile);
    }
    return read;
  }
}

function clip({ x, y, width, height }: Rect, within: TileGrid): Rect {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const right = Math.min(within.width, x + width);
  return {
    x: left,
    y: top,
    width: right - left,
    height: Math.min(within.height, y + height) - top,
  };
}

/** QR codes of a part of the picture, placed in the whole. */
function codesIn({ data, x, y, width, height }: Crop): QrCode[] {
  const luma = data.subarray(0, width * height);
  return findQrCodes({ luma, width, height }).map((code) => ({
    ...code,
    box: { ...code.box, x: code.box.x + x, y: code.box.y + y },
  }));
}

function moveBox(box: TextBox, { x, y }: { readonly x: number; readonly y: number }): TextBox {
  const [a, b, c, d] = box.quad;
  const moved = ([across, down]: readonly [number, number]) => [across + x, down + y] as const;
  return { ...box, quad: [moved(a), moved(b), moved(c), moved(d)] };
}

function rectOf({ quad }: TextBox): Rect {
  const across = quad.map(([x]) => x);
  const down = quad.map(([, y]) => y);
  const [x, y] = [Math.min(...across), Math.min(...down)];
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
}

const isSameLine = (one: Rect, other: Rect): boolean =>
  overlapOf(one, other) > SAME_LINE * Math.min(one.width * one.height, other.width * other.height);

/** From the top; boxes that share most of their height from the left. */
function inReadingOrder({ rect: one }: Unread, { rect: other }: Unread): number {
  const shift = one.y + one.height / 2 - (other.y + other.height / 2);
  const height = Math.min(one.height, other.height);
  return Math.abs(shift) > height / 2 ? shift : one.x - other.x;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markChangedTiles } from '../../../../pipeline/quarantine/changed-tiles.ts';
import { GuardedScreen } from '../../../../pipeline/quarantine/guarded-screen.ts';
import { i420Length } from '../../../../pipeline/quarantine/planes.ts';
import { type Rect, TILE, TileGrid } from '../../../../pipeline/quarantine/tile-grid.ts';

const WIDTH = 3 * TILE + 10;
const HEIGHT = 2 * TILE + 6;
const GRID = new TileGrid(WIDTH, HEIGHT);

const blank = (): Uint8Array<ArrayBuffer> => new Uint8Array(i420Length(WIDTH, HEIGHT)).fill(128);

/** Fills a tile's luma: with strokes of its own if it is text, else evenly. */
function paint(picture: Uint8Array, tile: number, seed: number, isText: boolean): void {
  const { x, y, width, height } = GRID.rectOf(tile);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const isInk = ((column + 2 * seed + (row % 7)) >> 2) % 2 === 0;
      const luma = isText ? (isInk ? 30 + (seed % 60) : 220) : 90 + (seed % 40);
      picture[(y + row) * WIDTH + x + column] = luma;
    }
  }
}

function lumaOf(picture: Uint8Array, { x, y, width, height }: Rect): number[] {
  const rows = Array.from({ length: height }, (_, row) => {
    const from = (y + row) * WIDTH + x;
    return [...picture.subarray(from, from + width)];
  });
  return rows.flat();
}

const tileLuma = (picture: Uint8Array, tile: number): number[] =>
  lumaOf(picture, GRID.rectOf(tile));

/** What happens to the screen: something is drawn, or some tiles have been read. */
const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('draw' as const),
      drawings: fc.array(
        fc.record({
          tile: fc.nat({ max: GRID.count - 1 }),
          seed: fc.nat({ max: 59 }),
          isText: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
    }),
    fc.record({
      kind: fc.constant('read' as const),
      tiles: fc.array(fc.nat({ max: GRID.count - 1 }), { maxLength: 4 }),
      /** How many pictures ago the pass looked. */
      late: fc.nat({ max: 2 }),
    }),
  ),
  { maxLength: 14 },
);

const TILES = Array.from({ length: GRID.count }, (_, tile) => tile);

/** A guarded screen, and beside it every content that may be seen by now. */
class WatchedScreen {
  readonly #screen = new GuardedScreen(WIDTH, HEIGHT);
  #picture = blank();
  readonly #harmless = new Map<number, Set<string>>();
  /** What the passes so far were given. */
  readonly #asked: { tile: number; version: number; luma: string }[][] = [];

  constructor() {
    this.#screen.take(this.#picture);
    for (const tile of TILES) {
      this.#harmless.set(tile, new Set([String(tileLuma(this.#screen.shown, tile))]));
    }
  }

  draw(drawings: readonly { tile: number; seed: number; isText: boolean }[]): void {
    this.#picture = this.#picture.slice();
    for (const { tile, seed, isText } of drawings) paint(this.#picture, tile, seed, isText);
    const { changed } = this.#screen.take(this.#picture);
    // What the detector of strokes lets pass was never in question.
    const passed = changed.filter((tile) => !this.#screen.quarantine.isHeld(tile));
    for (const tile of passed) this.#allow(tile, String(tileLuma(this.#picture, tile)));
    const contentOf = (tile: number) => ({
      tile,
      version: this.#screen.quarantine.versionOf(tile),
      luma: String(tileLuma(this.#picture, tile)),
    });
    this.#asked.push(TILES.map(contentOf));
  }

  read(tiles: readonly number[], late: number): void {
    const given = this.#asked.at(-1 - late) ?? [];
    const contents = given.filter(({ tile }) => tiles.includes(tile));
    for (const { tile, luma } of contents) this.#allow(tile, luma);
    this.#screen.judge({ read: contents, hidden: [] });
  }

  expectHarmless(): void {
    for (const tile of TILES) {
      expect(this.#harmless.get(tile)).toContain(String(tileLuma(this.#screen.shown, tile)));
    }
  }

  #allow(tile: number, luma: string): void {
    this.#harmless.get(tile)?.add(luma);
  }
}

describe('a guarded screen', () => {
  it('shows no content of a text-like tile that was not read, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const watched = new WatchedScreen();
        for (const step of all) {
          if (step.kind === 'draw') watched.draw(step.drawings);
          else watched.read(step.tiles, step.late);
          watched.expectHarmless();
        }
      }),
      { numRuns: 300 },
    );
  });

  it('holds what changed next to text, lets the rest through at once', () => {
    const screen = new GuardedScreen(WIDTH, HEIGHT);
    screen.take(blank());
    expect(screen.isOpen).toBe(true);
    const picture = blank();
    paint(picture, 0, 3, true);
    paint(picture, 1, 4, false);
    paint(picture, 3, 5, false);
    screen.take(picture);
    expect([0, 1, 2, 3].map((tile) => screen.quarantine.isHeld(tile))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(tileLuma(screen.shown, 3)).toEqual(tileLuma(picture, 3));
    expect(tileLuma(screen.shown, 0)).toEqual(tileLuma(blank(), 0));
  });

  it('shows the mean colour of text that was there from the beginning', () => {
    const screen = new GuardedScreen(WIDTH, HEIGHT);
    const picture = blank();
    paint(picture, 0, 3, true);
    screen.take(picture);
    expect(new Set(tileLuma(screen.shown, 0)).size).toBe(1);
    expect(tileLuma(screen.shown, 3)).toEqual(tileLuma(picture, 3));
  });

  it('keeps a place hidden through every change until the verdict is another', () => {
    const screen = new GuardedScreen(WIDTH, HEIGHT);
    const secret: Rect = { x: 5, y: 5, width: 40, height: 11 };
    const picture = blank();
    paint(picture, 0, 3, true);
    paint(picture, 1, 7, true);
    screen.take(picture);
    const contents = TILES.map((tile) => ({ tile, version: screen.quarantine.versionOf(tile) }));
    screen.judge({ read: contents, hidden: [secret] });
    expect(screen.quarantine.count).toBe(0);
    expect(screen.isOpen).toBe(false);
    expect(new Set(lumaOf(screen.shown, secret)).size).toBe(1);
    // Below the bar the picture is as it is.
    const below = { x: 0, y: 20, width: 40, height: 10 };
    expect(lumaOf(screen.shown, below)).toEqual(lumaOf(picture, below));
    const plain = picture.slice();
    paint(plain, 1, 9, false);
    screen.take(plain);
    const kept = { x: 5, y: 5, width: 27, height: 11 };
    expect(new Set(lumaOf(screen.shown, kept)).size).toBe(1);
    screen.judge({ read: [], hidden: [] });
    expect(screen.isOpen).toBe(true);
    expect(Buffer.compare(screen.shown, plain)).toBe(0);
  });
});

describe('changed tiles', () => {
  it('are found by a single sample of any plane, in pictures of any size', () => {
    const sizes = fc.record({
      width: fc.integer({ min: 1, max: 150 }),
      height: fc.integer({ min: 1, max: 100 }),
      at: fc.nat(),
    });
    fc.assert(
      fc.property(sizes, ({ width, height, at }) => {
        const grid = new TileGrid(width, height);
        const before = new Uint8Array(i420Length(width, height));
        const after = before.slice();
        const marks = new Uint8Array(grid.count);
        expect(markChangedTiles(before, after, grid, marks)).toBe(0);
        const sample = at % after.length;
        after[sample] = 1;
        expect(markChangedTiles(before, after, grid, marks)).toBe(1);
        const luma = width * height;
        if (sample >= luma) return;
        const [x, y] = [sample % width, Math.floor(sample / width)];
        expect(marks[Math.floor(y / TILE) * grid.columns + Math.floor(x / TILE)]).toBe(1);
      }),
    );
  });
});

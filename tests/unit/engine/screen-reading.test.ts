import { describe, expect, it } from 'vitest';
import { ScreenReading } from '../../../entrypoints/engine/reading/screen-reading.ts';
import type { Finding, ReadLine } from '../../../models/secrets/finding.ts';
import type { SecretJudge } from '../../../models/secrets/judge.ts';
import type { TextBox } from '../../../models/text/text-boxes.ts';
import type { TextLine, TextReader } from '../../../models/text/text-reader.ts';
import { i420Length } from '../../../pipeline/quarantine/planes.ts';
import { TILE, TileGrid } from '../../../pipeline/quarantine/tile-grid.ts';
import { packTiles } from '../../../pipeline/quarantine/tile-packing.ts';

const GRID = new TileGrid(4 * TILE, 4 * TILE);

/** A line of text, one tile row high, on the screen. */
interface Writing {
  readonly row: number;
  readonly text: string;
}

/** Sees what is written without looking at pixels, so that a step's order is all that is tested. */
class KnowingReader implements TextReader {
  writings: readonly Writing[] = [];
  readonly asked: string[] = [];

  find(picture: { width: number; height: number }): TextBox[] {
    const isWhole = picture.height === GRID.height;
    if (!isWhole) throw new Error('expected the whole screen');
    return this.writings.map(({ row }) => boxAt(row)).reverse();
  }

  *read(_picture: unknown, boxes: readonly TextBox[]): Generator<TextLine> {
    for (const box of boxes) {
      const row = Math.floor(box.quad[0][1] / TILE);
      const text = this.writings.find((writing) => writing.row === row)?.text ?? '';
      this.asked.push(text);
      yield { box, text, confidence: 1, characters: [], hasText: text.length > 1 };
    }
  }

  dispose(): void {}
}

function boxAt(row: number): TextBox {
  const [left, top, right, bottom] = [4, row * TILE + 4, 4 * TILE - 4, (row + 1) * TILE - 4];
  return {
    quad: [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ],
    score: 1,
  };
}

/** Takes for a secret whatever stands below the word "password". */
const judge: SecretJudge = {
  judgeQrCodes: async () => [],
  judge: async (lines: readonly ReadLine[]): Promise<Finding[]> => {
    const label = lines.find(({ text }) => text === 'password');
    return lines
      .filter(({ text, box }) => label && text.includes('!') && box.y > label.box.y)
      .map(({ box }) => ({ kind: 'password', box, why: 'hiddenPassword', fingerprint: '' }));
  },
};

const everything = (version: number) =>
  Array.from({ length: GRID.count }, (_, tile) => ({ tile, version }));

const PIXELS = packTiles(
  new Uint8Array(i420Length(GRID.width, GRID.height)),
  GRID,
  everything(0).map(({ tile }) => tile),
);

const rowsOf = (tiles: readonly { tile: number }[]): number[] => [
  ...new Set(tiles.map(({ tile }) => Math.floor(tile / GRID.columns))),
];

function readerOf(...texts: readonly string[]): KnowingReader {
  const reader = new KnowingReader();
  reader.writings = texts.map((text, row) => ({ row, text }));
  return reader;
}

describe('reading a screen', () => {
  it('lets go what holds no text at once, and each line only once it is read, from the top', async () => {
    const reader = readerOf('password', 'Tr7kzo!Quv94');
    const screen = new ScreenReading(GRID, 'bt601', reader, judge);
    screen.take(everything(1), PIXELS, []);
    expect(rowsOf((await screen.step()).read)).toEqual([2, 3]);
    const label = await screen.step();
    expect([rowsOf(label.read), label.findings.length]).toEqual([[0], 0]);
    const secret = await screen.step();
    expect([rowsOf(secret.read), secret.findings.length]).toEqual([[1], 1]);
    expect(reader.asked).toEqual(['password', 'Tr7kzo!Quv94']);
    expect(screen.isDone).toBe(true);
  });

  it('tells the version that was read, not one that came later', async () => {
    const screen = new ScreenReading(GRID, 'bt601', readerOf('hello there'), judge);
    screen.take(everything(1), PIXELS, []);
    await screen.step();
    screen.take(everything(2), PIXELS, []);
    const versions = new Set<number>();
    while (!screen.isDone)
      for (const { version } of (await screen.step()).read) versions.add(version);
    expect([...versions]).toEqual([2]);
  });

  it('keeps a secret hidden while its label is being read anew', async () => {
    const screen = new ScreenReading(GRID, 'bt601', readerOf('password', 'Tr7kzo!Quv94'), judge);
    screen.take(everything(1), PIXELS, []);
    while (!screen.isDone) await screen.step();
    screen.take(everything(2), PIXELS, []);
    const found: number[] = [];
    while (!screen.isDone) found.push((await screen.step()).findings.length);
    expect(Math.min(...found)).toBe(1);
  });

  it('forgets a secret that is gone', async () => {
    const reader = readerOf('password', 'Tr7kzo!Quv94');
    const screen = new ScreenReading(GRID, 'bt601', reader, judge);
    screen.take(everything(1), PIXELS, []);
    while (!screen.isDone) await screen.step();
    reader.writings = [];
    screen.take(
      [],
      new Uint8Array(),
      everything(0).map(({ tile }) => tile),
    );
    expect((await screen.step()).findings).toEqual([]);
  });

  it('refuses tiles that the screen does not have, and pixels that are too few', () => {
    const screen = new ScreenReading(GRID, 'bt601', readerOf(), judge);
    expect(() => screen.take([{ tile: GRID.count, version: 1 }], PIXELS, [])).toThrow(RangeError);
    expect(() => screen.take(everything(1), PIXELS.subarray(1), [])).toThrow(RangeError);
  });
});

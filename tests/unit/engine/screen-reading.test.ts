import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { ScreenReading } from '../../../entrypoints/engine/reading/screen-reading.ts';
import type { Finding, ReadLine } from '../../../models/secrets/finding.ts';
import { createSecretJudge, type SecretJudge } from '../../../models/secrets/judge.ts';
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

function screenOf(reader: TextReader, isStrict = false, by = judge): ScreenReading {
  const screen = new ScreenReading(GRID, 'bt601', reader);
  screen.follow(by, isStrict);
  return screen;
}

/** Everything that is freed, and the last findings, till there is nothing to do. */
async function readAll(screen: ScreenReading) {
  let findings: readonly Finding[] = [];
  const freed: number[][] = [];
  while (!screen.isDone) {
    const step = await screen.step();
    freed.push(rowsOf(step.read));
    findings = step.findings;
  }
  return { freed, findings };
}

describe('reading a screen', () => {
  it('lets go what holds no text at once, and each line only once it is read, from the top', async () => {
    const reader = readerOf('password', 'Tr7kzo!Quv94');
    const screen = screenOf(reader);
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
    const screen = screenOf(readerOf('hello there'));
    screen.take(everything(1), PIXELS, []);
    await screen.step();
    screen.take(everything(2), PIXELS, []);
    const versions = new Set<number>();
    while (!screen.isDone)
      for (const { version } of (await screen.step()).read) versions.add(version);
    expect([...versions]).toEqual([2]);
  });

  it('keeps a secret hidden while its label is being read anew', async () => {
    const screen = screenOf(readerOf('password', 'Tr7kzo!Quv94'));
    screen.take(everything(1), PIXELS, []);
    while (!screen.isDone) await screen.step();
    screen.take(everything(2), PIXELS, []);
    const found: number[] = [];
    while (!screen.isDone) found.push((await screen.step()).findings.length);
    expect(Math.min(...found)).toBe(1);
  });

  it('forgets a secret that is gone', async () => {
    const reader = readerOf('password', 'Tr7kzo!Quv94');
    const screen = screenOf(reader);
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
    const screen = screenOf(readerOf());
    expect(() => screen.take([{ tile: GRID.count, version: 1 }], PIXELS, [])).toThrow(RangeError);
    expect(() => screen.take(everything(1), PIXELS.subarray(1), [])).toThrow(RangeError);
  });

  it('lets nothing go before all is read where it is to be strict', async () => {
    const strict = screenOf(readerOf('password', 'Tr7kzo!Quv94'), true);
    strict.take(everything(1), PIXELS, []);
    expect((await readAll(strict)).freed).toEqual([[], [], [0, 1, 2, 3]]);
    const careful = screenOf(readerOf('password', 'Tr7kzo!Quv94'));
    careful.take(everything(1), PIXELS, []);
    expect((await readAll(careful)).freed).toEqual([[2, 3], [0], [1]]);
  });

  it('has everything judged anew when the rules change', async () => {
    const lenient: SecretJudge = { judge: async () => [], judgeQrCodes: async () => [] };
    const screen = screenOf(readerOf('password', 'Tr7kzo!Quv94'), false, lenient);
    screen.take(everything(1), PIXELS, []);
    expect((await readAll(screen)).findings).toEqual([]);
    screen.follow(judge);
    expect(screen.isDone).toBe(false);
    expect((await readAll(screen)).findings).toHaveLength(1);
    screen.follow(lenient);
    expect((await readAll(screen)).findings).toEqual([]);
  });
});

/** A QR code of two pixels a module, with its quiet zone, on white. */
function screenWithCode(text: string): Uint8Array {
  const picture = new Uint8Array(i420Length(GRID.width, GRID.height)).fill(128);
  picture.fill(235, 0, GRID.width * GRID.height);
  const { modules } = create(text, {});
  for (let y = 0; y < 2 * modules.size; y++) {
    for (let x = 0; x < 2 * modules.size; x++) {
      if (modules.get(y >> 1, x >> 1)) picture[(y + 20) * GRID.width + x + 20] = 16;
    }
  }
  return packTiles(
    picture,
    GRID,
    everything(0).map(({ tile }) => tile),
  );
}

describe('QR codes on a screen', () => {
  const digest = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes);
  const fingerprinting = { digest, salt: 'a salt for tests' };
  const secrets = createSecretJudge({ surface: 'screen', fingerprinting });

  const findingsOf = async (text: string): Promise<readonly Finding[]> => {
    // What the text pass makes of the modules does not matter.
    const screen = screenOf(readerOf(), false, secrets);
    screen.take(everything(1), screenWithCode(text), []);
    return (await readAll(screen)).findings;
  };

  it('are found with the text around them and judged by what they say', async () => {
    const [wifi] = await findingsOf('WIFI:T:WPA;S:Garden;P:tRee7lamp;;');
    expect(wifi?.why).toBe('hiddenWifi');
    expect(wifi?.box.x).toBeLessThanOrEqual(20);
    expect((wifi?.box.x ?? 0) + (wifi?.box.width ?? 0)).toBeGreaterThanOrEqual(20 + 2 * 25);
    const [seed] = await findingsOf('otpauth://totp/Example?secret=JBSWY3DPEHPK3PXP');
    expect(seed?.why).toBe('hiddenOneTimeCode');
    expect(await findingsOf('https://example.org/agenda')).toEqual([]);
  });

  it('are gone with their picture', async () => {
    const screen = screenOf(readerOf(), false, secrets);
    screen.take(everything(1), screenWithCode('WIFI:T:WPA;S:Garden;P:tRee7lamp;;'), []);
    expect((await readAll(screen)).findings).toHaveLength(1);
    screen.take(everything(2), PIXELS, []);
    expect((await readAll(screen)).findings).toEqual([]);
  });
});

import { create } from 'qrcode';
import { expect, it } from 'vitest';
import { lookAtCamera } from '../../../entrypoints/engine/reading/camera-text-pass.ts';
import type { TextBox } from '../../../models/text/text-boxes.ts';
import type { TextLine, TextReader } from '../../../models/text/text-reader.ts';
import { i420Length } from '../../../pipeline/quarantine/planes.ts';
import type { Rect } from '../../../pipeline/quarantine/tile-grid.ts';
import { createTestJudge, TEST_FINGERPRINTING } from '../../development-set/judge-pages.ts';

const WIDTH = 640;
const HEIGHT = 360;
const GRID = { width: 160, height: 90 };

interface Writing extends Rect {
  readonly text: string;
}

const PASSWORD = { x: 300, y: 200, width: 120, height: 20, text: 'Passwort: Tr7kzo!Quv94' };
const NAME = { x: 300, y: 160, width: 120, height: 20, text: 'Team Blue' };
const ON_THE_WALL = { x: 20, y: 30, width: 120, height: 20, text: 'Passwort: Vb3xpw!Ras81' };

/** Sees what is written without looking at pixels. */
class KnowingReader implements Pick<TextReader, 'find' | 'read'> {
  readonly sides: number[] = [];
  readonly asked: string[] = [];

  constructor(private readonly writings: readonly Writing[]) {}

  find(picture: { width: number; height: number }, longSide: number): TextBox[] {
    this.sides.push(longSide);
    const isWhole = picture.width === WIDTH;
    const [left, top] = isWhole ? [0, 0] : AREA;
    return this.writings
      .filter(({ x, y }) => x >= left && y >= top)
      .map((writing) => boxOf({ ...writing, x: writing.x - left, y: writing.y - top }));
  }

  *read(_picture: unknown, boxes: readonly TextBox[]): Generator<TextLine> {
    for (const box of boxes) {
      const [[x, y]] = [box.quad[0]];
      const text = this.writings.find((one) => one.x === x && one.y === y)?.text ?? '';
      this.asked.push(text);
      yield { box, text, confidence: 1, characters: [], hasText: text.length > 1 };
    }
  }
}

/** The person fills a rectangle of the picture; what is looked at is that and a rim of 24 pixels. */
const PERSON = { x: 240, y: 120, width: 240, height: 240 };
const AREA = [PERSON.x - 24, PERSON.y - 24] as const;

function boxOf({ x, y, width, height }: Rect): TextBox {
  const [right, bottom] = [x + width, y + height];
  return {
    quad: [
      [x, y],
      [right, y],
      [right, bottom],
      [x, bottom],
    ],
    score: 1,
  };
}

const PERSON_SAMPLES = Uint8Array.from({ length: GRID.width * GRID.height }, (_, at) => {
  const [x, y] = [(at % GRID.width) * 4, Math.floor(at / GRID.width) * 4];
  const isIn = x >= PERSON.x && x < PERSON.x + PERSON.width && y >= PERSON.y;
  return isIn ? 255 : 0;
});

function request(given: { isBackgroundShown?: boolean; person?: Uint8Array; code?: Rect } = {}) {
  const picture = new Uint8Array(i420Length(WIDTH, HEIGHT)).fill(200);
  if (given.code) drawCode(picture, given.code);
  return {
    ...{ width: WIDTH, height: HEIGHT, matrix: 'bt601' as const, picture },
    person: { ...GRID, samples: given.person ?? PERSON_SAMPLES },
    isBackgroundShown: given.isBackgroundShown ?? false,
  };
}

function drawCode(picture: Uint8Array, { x, y, width }: Rect): void {
  const { modules } = create('https://example.org/agenda');
  const cell = Math.floor(width / modules.size);
  for (let down = 0; down < modules.size * cell; down++) {
    for (let across = 0; across < modules.size * cell; across++) {
      const isDark = modules.get(Math.floor(down / cell), Math.floor(across / cell));
      picture[(y + down) * WIDTH + x + across] = isDark ? 20 : 235;
    }
  }
}

const RULES = {
  judge: createTestJudge('camera'),
  fingerprinting: TEST_FINGERPRINTING,
  isStrict: false,
  allowed: new Set<string>(),
};

const EVERYTHING = [NAME, PASSWORD, ON_THE_WALL];

it('reads what is over the person alone, and hides what of it is secret', async () => {
  const reader = new KnowingReader(EVERYTHING);
  const { hidden } = await lookAtCamera(request(), reader, RULES);
  expect(reader.asked).toEqual([NAME.text, PASSWORD.text]);
  expect(hidden).toMatchObject([{ x: 300, y: 200, width: 120, height: 20, why: 'hiddenPassword' }]);
});

it('finds all text where the background is shown, and still reads only what is in front', async () => {
  const reader = new KnowingReader(EVERYTHING);
  const found = await lookAtCamera(request({ isBackgroundShown: true }), reader, RULES);
  expect(found.places.length).toBe(3);
  expect(reader.asked).not.toContain(ON_THE_WALL.text);
  expect(found.hidden.length).toBe(1);
});

it('looks at nothing while nobody is there and the background is hidden', async () => {
  const reader = new KnowingReader(EVERYTHING);
  const nobody = new Uint8Array(GRID.width * GRID.height);
  const found = await lookAtCamera(request({ person: nobody }), reader, RULES);
  expect([found.places, found.hidden, reader.sides]).toEqual([[], [], []]);
});

it('hides every line in front for who is strict, but what was allowed', async () => {
  const strict = { ...RULES, isStrict: true };
  const { hidden } = await lookAtCamera(request(), new KnowingReader(EVERYTHING), strict);
  expect(hidden.map(({ why }) => why).toSorted()).toEqual(['hiddenPassword', 'hiddenSomething']);
  const name = hidden.find(({ why }) => why === 'hiddenSomething');
  const allowed = new Set([name?.fingerprint ?? '']);
  const later = await lookAtCamera(request(), new KnowingReader(EVERYTHING), {
    ...strict,
    allowed,
  });
  expect(later.hidden.map(({ why }) => why)).toEqual(['hiddenPassword']);
});

it('hides any QR code', async () => {
  const code = { x: 300, y: 180, width: 130, height: 130 };
  const { hidden } = await lookAtCamera(request({ code }), new KnowingReader([]), RULES);
  expect(hidden.length).toBe(1);
});

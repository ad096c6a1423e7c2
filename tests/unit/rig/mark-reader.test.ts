import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { decode } from 'jpeg-js';
import { expect, test } from 'vitest';
import { createMarkReader, type LumaPlane } from '../../rig/mark-reader.ts';
import { MARKS, REFERENCE } from '../../rig/marks.ts';
import { addNoise, blur, createPlane, drawMarkedWall, mirror, resize } from './luma-pictures.ts';

const readMarks = createMarkReader(MARKS);
const wall = drawMarkedWall();
const ALL = MARKS.map(({ name }) => name);

const namesRead = (plane: LumaPlane): string[] =>
  readMarks(plane)
    .filter(({ read }) => read)
    .map(({ mark }) => mark.name);

const bestScore = (plane: LumaPlane): number =>
  Math.max(...readMarks(plane).map(({ score }) => score));

test('every mark of a clean picture is read with a full score', () => {
  for (const { mark, score } of readMarks(wall)) expect(score, mark.name).toBeGreaterThan(0.99);
});

test.each([
  ['1920x1080', { width: 1920, height: 1080, scaleX: 1.5, scaleY: 1.5 }],
  ['640x360', { width: 640, height: 360, scaleX: 0.5, scaleY: 0.5 }],
  ['320x180', { width: 320, height: 180, scaleX: 0.25, scaleY: 0.25 }],
  ['640x480, cropped', { width: 640, height: 480, scaleX: 2 / 3, scaleY: 2 / 3 }],
  ['640x480, in a box', { width: 640, height: 480, scaleX: 0.5, scaleY: 0.5 }],
  ['640x480, stretched', { width: 640, height: 480, scaleX: 0.5, scaleY: 2 / 3 }],
])('every mark is read at %s', (_, size) => {
  expect(namesRead(resize(wall, size))).toEqual(ALL);
});

test('a portrait crop keeps the marks that it shows', () => {
  const portrait = resize(wall, { width: 360, height: 640, scaleX: 8 / 9, scaleY: 8 / 9 });
  expect(namesRead(portrait)).toEqual(['top-72', 'top-48', 'person-112']);
});

test('a mirrored picture is read', () => {
  expect(namesRead(mirror(wall))).toEqual(ALL);
});

test('a padded stride and an offset are honoured', () => {
  const { width, height } = REFERENCE;
  const data = new Uint8Array(64 + height * (width + 32));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data[64 + y * (width + 32) + x] = wall.data[1 + y * wall.stride + x * 4] ?? 0;
    }
  }
  const padded = { data, offset: 64, stride: width + 32, step: 1, width, height };
  expect(namesRead(padded)).toEqual(ALL);
});

test('noise and a light blur do not hide the marks', () => {
  expect(namesRead(addNoise(wall, 40))).toEqual(ALL);
  expect(namesRead(blur(wall, 4))).toEqual(ALL);
});

test('contrast reduced to a fortieth does not hide them', () => {
  const faint = createPlane(
    wall.width,
    wall.height,
    (x, y) => 200 + (wall.data[1 + y * wall.stride + x * 4] ?? 0) / 40,
  );
  expect(namesRead(faint)).toEqual(ALL);
});

test('a blur hides small marks first and the largest at a sigma of one cell', () => {
  expect(namesRead(blur(wall, 12))).toEqual(['left-180', 'right-120', 'person-112']);
  expect(namesRead(blur(wall, 16))).toEqual(['left-180']);
  expect(namesRead(blur(wall, 23))).toEqual([]);
  expect(bestScore(blur(wall, 40))).toBeLessThan(0.4);
});

test('nothing is read on cards and noise', () => {
  expect(bestScore(createPlane(1280, 720, () => 40))).toBe(0);
  expect(bestScore(createPlane(1280, 720, (x, y) => 40 + (((x >> 6) + (y >> 6)) % 2)))).toBe(0);
  expect(bestScore(createPlane(1280, 720, (x) => x / 5))).toBeLessThan(0.5);
  const flat = createPlane(640, 360, () => 128);
  for (let seed = 1; seed <= 40; seed++) {
    expect(bestScore(addNoise(flat, 50, seed))).toBeLessThan(0.55);
  }
});

test.each([1, 2, 3, 4, 5, 6])('nothing is read in photograph %i, which shows no mark', (number) => {
  const require = createRequire(import.meta.url);
  const path = require.resolve(`@vladmandic/face-api/demo/sample${number}.jpg`);
  const photograph = decode(readFileSync(path), { useTArray: true });
  const stride = photograph.width * 4;
  for (let top = 0; top + REFERENCE.height <= photograph.height; top += 61) {
    for (let left = 0; left + REFERENCE.width <= photograph.width; left += 61) {
      const offset = top * stride + left * 4 + 1;
      const window = { data: photograph.data, offset, stride, step: 4, ...REFERENCE };
      expect(namesRead(window), `at ${left}, ${top}`).toEqual([]);
    }
  }
});

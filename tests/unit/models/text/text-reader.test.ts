import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ModelFileError } from '../../../../models/runtime/model-files.ts';
import { openTextReader } from '../../../../models/text/open-text-reader.ts';
import type { TextPicture } from '../../../../models/text/text-picture.ts';
import { NetTextReader, type TextReader } from '../../../../models/text/text-reader.ts';
import { loadFrom } from '../built-models.ts';
import { buildTextModels } from './built-text-models.ts';
import { editDistance } from './edit-distance.ts';
import { readPicture, toBgra, toI420 } from './test-picture.ts';

let files: Map<string, Uint8Array>;
let reader: TextReader;

beforeAll(async () => {
  files = await buildTextModels();
  reader = await openTextReader({ loadBytes: loadFrom(files) });
}, 60_000);

afterAll(() => reader.dispose());

const readAll = (picture: TextPicture) => {
  const lines = [...reader.read(picture, reader.find(picture, 640))];
  return lines
    .filter(({ hasText }) => hasText)
    .toSorted((a, b) => a.box.quad[0][1] - b.box.quad[0][1])
    .map(({ text }) => text.replaceAll(' ', ''));
};

test('reads a terminal, with one character in thirty wrong at most', () => {
  const expected = [
    '$gitcheckoutmain',
    "Switchedtobranch'main'",
    '$exportAPI_TOKEN=a8Kf92LmQx',
    '$npmtest--runpolicy',
    'Tests42passed(42)',
    'Duration3.17s',
  ].join('');
  const read = readAll(readPicture('terminal')).join('');
  expect(editDistance(read, expected)).toBeLessThanOrEqual(expected.length / 30);
});

test('reads the same from each way to lay out a picture', () => {
  const mail = readPicture('mail');
  const expected = readAll(mail);
  expect(expected).toContain('thenewpasswordisWinter-2023#x');
  expect(readAll(toBgra(mail))).toEqual(expected);
  expect(readAll(toI420(mail))).toEqual(expected);
});

test('finds handwriting on a note that hangs askew', () => {
  const note = readPicture('note');
  const boxes = reader.find(note, 640);
  expect(boxes.length).toBeGreaterThanOrEqual(3);
  for (const { quad } of boxes) {
    for (const [x, y] of quad) {
      expect(x).toBeGreaterThan(190);
      expect(x).toBeLessThan(460);
      expect(y).toBeGreaterThan(40);
      expect(y).toBeLessThan(290);
    }
  }
});

test('a disc may look like a letter, but it is no text', () => {
  const plain = readPicture('plain');
  const lines = [...reader.read(plain, reader.find(plain, 640))];
  expect(lines.filter(({ hasText }) => hasText)).toEqual([]);
});

test('says where in the line each character stands, and how certain it is', () => {
  const mail = readPicture('mail');
  const [line] = reader.read(mail, reader.find(mail, 640).slice(0, 1));
  const places = line?.characters.map(({ at }) => at) ?? [];
  expect(places.length).toBeGreaterThan(5);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(line?.characters.map(({ character }) => character).join('')).toBe(line?.text);
  expect(line?.confidence).toBeGreaterThan(0.8);
  expect(line?.confidence).toBeLessThanOrEqual(1);
});

test('every tensor of a run ends with it', () => {
  const mail = readPicture('mail');
  readAll(mail);
  const { numTensors } = memory();
  readAll(readPicture('terminal'));
  readAll(mail);
  expect(memory().numTensors).toBe(numTensors);
});

test('a reader frees its nets and answers no more', async () => {
  const before = memory().numTensors;
  const short = await openTextReader({ loadBytes: loadFrom(files) });
  expect(memory().numTensors).toBeGreaterThan(before);
  short.dispose();
  short.dispose();
  expect(memory().numTensors).toBe(before);
  expect(() => short.find(readPicture('plain'), 640)).toThrow('disposed');
});

test.each([
  ['text-detection/weights.bin', 'instead of'],
  ['text-recognition/weights.bin', 'instead of'],
  ['text-recognition/dictionary.json', 'instead of'],
  ['text-detection/manifest.json', 'is not JSON'],
])('a cut off %s is reported, and nothing is left behind', async (path, problem) => {
  const { numTensors } = memory();
  const cut = new Map(files).set(path, files.get(path)?.subarray(0, 100) ?? new Uint8Array());
  const failed = openTextReader({ loadBytes: loadFrom(cut) });
  await expect(failed).rejects.toThrow(ModelFileError);
  await expect(failed).rejects.toThrow(problem);
  expect(memory().numTensors).toBe(numTensors);
});

test('a picture with too few bytes is refused', () => {
  const mail = readPicture('mail');
  const short = { ...mail, data: mail.data.subarray(4) };
  expect(() => reader.find(short, 640)).toThrow(RangeError);
});

test('only lines that are new are read', () => {
  const mail = readPicture('mail');
  const boxes = reader.find(mail, 640);
  let reads = 0;
  const counting = new NetTextReader(
    { find: () => [], dispose: () => {} },
    {
      read: () => {
        reads++;
        return [{ character: 'x', confidence: 1, at: 0.5 }];
      },
      dispose: () => {},
    },
  );
  const first = [...counting.read(mail, boxes)];
  expect(reads).toBe(boxes.length);
  expect(
    first.every(({ hasText }) => !hasText),
    'one character is no text',
  ).toBe(true);
  expect([...counting.read(mail, boxes)]).toEqual(first);
  expect(reads).toBe(boxes.length);

  const changed = { ...mail, data: Uint8Array.from(mail.data) };
  const [[x, y]] = boxes[0]?.quad ?? [[0, 0]];
  const middle = Math.round((y + (boxes[0]?.quad[3][1] ?? 0)) / 2) * mail.width + Math.ceil(x + 30);
  changed.data.fill(0, 4 * middle, 4 * (middle + 12));
  [...counting.read(changed, boxes.slice(0, 1))];
  expect(reads).toBe(boxes.length + 1);
});

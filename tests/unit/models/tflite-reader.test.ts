import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTflite } from '../../../scripts/models/tflite-reader.ts';
import { readOriginalNet } from './reference-tflite.ts';

const original = readOriginalNet();

test('reads the published net', () => {
  const model = readTflite(original);
  expect(model.inputs.map((input) => model.tensors[input]?.shape)).toEqual([[1, 144, 256, 3]]);
  expect(model.outputs.map((output) => model.tensors[output])).toMatchObject([
    { name: 'segment_back', shape: [1, 144, 256, 1], data: null },
  ]);
  const count = (kind: string) => model.operators.filter((one) => one.kind === kind).length;
  expect([count('CONV_2D'), count('DEPTHWISE_CONV_2D'), count('CUSTOM')]).toEqual([43, 11, 1]);
  expect(model.operators[model.operators.length - 1]?.kind).toBe('LOGISTIC');
});

test('keeps the settings of a convolution', () => {
  const first = readTflite(original).operators.find(({ kind }) => kind === 'CONV_2D');
  expect(first).toMatchObject({ strides: [2, 2], padding: 'SAME', activation: 'NONE' });
});

test('a file that is cut off anywhere is refused', () => {
  for (let length = 0; length < original.length; length += 997) {
    expect(() => readTflite(original.subarray(0, length)), `${length} bytes`).toThrow(Error);
  }
});

test('a damaged file is read or refused, and never keeps the reader busy', () => {
  const damage = fc.array(fc.tuple(fc.nat(original.length - 1), fc.integer({ min: 0, max: 255 })), {
    minLength: 1,
    maxLength: 40,
  });
  let refused = 0;
  fc.assert(
    fc.property(damage, (changes) => {
      const bytes = new Uint8Array(original);
      // Most of the file is weights; the tables are at its end, so half the changes go there.
      for (const [index, [position, value]] of changes.entries()) {
        bytes[index % 2 === 0 ? position : bytes.length - 1 - (position % 40_000)] = value;
      }
      try {
        readTflite(bytes);
      } catch (error) {
        refused++;
        expect(error).toBeInstanceOf(Error);
        expect((error as Error).message).toMatch(
          /malformed|supported|exist|expected|shape|options|strides|identifier|element type/,
        );
      }
    }),
    { numRuns: 150 },
  );
  expect(refused, 'some of the damage must have mattered').toBeGreaterThan(0);
});

test.each([
  ['nothing', new Uint8Array()],
  ['text', new TextEncoder().encode('just a text, long enough to be looked at')],
  ['ones', new Uint8Array(4096).fill(255)],
  [
    'zeros with the identifier',
    Uint8Array.from([0, 0, 0, 0, 84, 70, 76, 51, ...Array(64).fill(0)]),
  ],
])('%s is no model', (_, bytes) => {
  expect(() => readTflite(bytes)).toThrow(Error);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFloat16, encodeFloat16 } from '../../../scripts/models/float16.ts';

const EVERY_HALF = Array.from({ length: 0x10000 }, (_, bits) => bits);
const isFiniteHalf = (bits: number) => (bits & 0x7c00) !== 0x7c00;

test('every finite half survives the way there and back', () => {
  const changed = EVERY_HALF.filter(isFiniteHalf).filter(
    (bits) => encodeFloat16(decodeFloat16(bits)) !== bits,
  );
  expect(changed).toEqual([]);
});

test.each([
  [0x3c00, 1],
  [0xc000, -2],
  [0x0001, 2 ** -24],
  [0x7bff, 65504],
  [0x3555, 0.333251953125],
])('bits %i are %f', (bits, value) => {
  expect(decodeFloat16(bits)).toBe(value);
});

test('a value becomes the nearest half', () => {
  const positive = EVERY_HALF.filter((bits) => bits < 0x7c00).map(decodeFloat16);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 65504, noNaN: true }), (value) => {
      const chosen = encodeFloat16(value);
      const error = Math.abs(decodeFloat16(chosen) - value);
      for (const neighbour of [positive[chosen - 1], positive[chosen + 1]]) {
        if (neighbour !== undefined) expect(error).toBeLessThanOrEqual(Math.abs(neighbour - value));
      }
    }),
  );
});

test('halfway between two halves, the even one is taken', () => {
  expect(encodeFloat16(1 + 2 ** -11)).toBe(0x3c00);
  expect(encodeFloat16(1 + 3 * 2 ** -11)).toBe(0x3c02);
  expect(encodeFloat16(2 - 2 ** -11)).toBe(0x4000);
});

test.each([65520, -1e9, Number.POSITIVE_INFINITY, Number.NaN])('%f is refused', (value) => {
  expect(() => encodeFloat16(value)).toThrow('does not fit');
});

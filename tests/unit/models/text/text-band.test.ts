import { expect, test } from 'vitest';
import type { Quad } from '../../../../models/text/geometry.ts';
import { trimToText } from '../../../../models/text/text-band.ts';
import type { Plane } from '../../../../models/text/text-picture.ts';

/** A white plane with black upright strokes in some rows and columns. */
function strokes(rows: readonly [number, number], columns: readonly [number, number]): Plane {
  const [width, height] = [200, 60];
  const data = new Uint8Array(width * height).fill(255);
  for (let y = rows[0]; y < rows[1]; y++) {
    for (let x = columns[0]; x < columns[1]; x++) if (x % 6 < 2) data[y * width + x] = 0;
  }
  return { data, offset: 0, width, height, step: 1 };
}

const WHOLE: Quad = [
  [0, 0],
  [200, 0],
  [200, 60],
  [0, 60],
];

test('a box is trimmed to its strokes and half of their height around them', () => {
  const { quad, from, to } = trimToText(strokes([20, 40], [60, 140]), WHOLE);
  const [[left, top], , [right, bottom]] = quad;
  // Within 5 px: rows and columns are looked at at another resolution.
  expect(top).toBeCloseTo(10, -1);
  expect(bottom).toBeCloseTo(50, -1);
  expect(left).toBeCloseTo(50, -1);
  expect(right).toBeCloseTo(150, -1);
  expect(from * 200).toBeCloseTo(left);
  expect(to * 200).toBeCloseTo(right);
});

test('dots above the letters belong to them, a line further up does not', () => {
  const letters = strokes([24, 44], [20, 180]);
  const dots = strokes([20, 22], [20, 180]);
  const above = strokes([2, 8], [20, 180]);
  const both = (other: Plane) => ({
    ...letters,
    data: letters.data.map((value, i) => Math.min(value, other.data[i] ?? 255)),
  });
  const alone = trimToText(letters, WHOLE).quad[0][1];
  expect(trimToText(both(dots), WHOLE).quad[0][1]).toBeLessThan(alone - 3);
  expect(trimToText(both(above), WHOLE).quad[0][1]).toBeCloseTo(alone);
});

test('a box without strokes, or with a rule alone, stays as it is', () => {
  expect(trimToText(strokes([0, 0], [0, 0]), WHOLE).quad).toEqual(WHOLE);
  expect(trimToText(strokes([30, 34], [0, 200]), WHOLE).quad).toEqual(WHOLE);
});

import { expect, test } from 'vitest';
import { findBoxes } from '../../../../models/text/text-boxes.ts';

const [WIDTH, HEIGHT] = [100, 60];

function mapWith(...blocks: readonly [number, number, number, number, number][]) {
  const values = new Float32Array(WIDTH * HEIGHT);
  for (const [left, top, width, height, value] of blocks) {
    for (let y = top; y < top + height; y++)
      values.fill(value, y * WIDTH + left, y * WIDTH + left + width);
  }
  return { values, width: WIDTH, height: HEIGHT };
}

test('a block grows by what the net was trained to shrink it, and to the size of the picture', () => {
  const [box] = findBoxes(mapWith([20, 20, 40, 8, 0.9]), [2, 3]);
  const growth = (40 * 8 * 1.6) / (2 * (40 + 8));
  expect(box?.score).toBeCloseTo(0.9);
  expect(box?.quad[0][0]).toBeCloseTo((20 - growth) * 2);
  expect(box?.quad[0][1]).toBeCloseTo((20 - growth) * 3);
  expect(box?.quad[2][0]).toBeCloseTo((60 + growth) * 2);
  expect(box?.quad[2][1]).toBeCloseTo((28 + growth) * 3);
});

test('blocks that touch at a corner are one, others are two', () => {
  const apart = findBoxes(mapWith([10, 10, 20, 6, 0.8], [40, 10, 20, 6, 0.8]), [1, 1]);
  const touching = findBoxes(mapWith([10, 10, 20, 6, 0.8], [30, 16, 20, 6, 0.8]), [1, 1]);
  expect([apart.length, touching.length]).toEqual([2, 1]);
});

test('what is faint, or too small to be a letter, is no box', () => {
  expect(findBoxes(mapWith([10, 10, 20, 6, 0.4]), [1, 1])).toEqual([]);
  expect(findBoxes(mapWith([10, 10, 20, 2, 0.9]), [1, 1])).toEqual([]);
  expect(findBoxes(mapWith([10, 10, 20, 3, 0.9]), [1, 1])).toHaveLength(1);
});

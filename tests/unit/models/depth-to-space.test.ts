import { expect, test } from 'vitest';
import { depthToSpace } from '../../../models/segmentation/depth-to-space.ts';

test('the four channels of a pixel become a block of 2×2', () => {
  const mask = new Float32Array(16);
  const blocks = Float32Array.from([
    11, 12, 21, 22, 13, 14, 23, 24, 31, 32, 41, 42, 33, 34, 43, 44,
  ]);
  depthToSpace(blocks, 4, mask);
  expect([...mask]).toEqual([11, 12, 13, 14, 21, 22, 23, 24, 31, 32, 33, 34, 41, 42, 43, 44]);
});

test('it works for pictures that are not square', () => {
  const mask = new Float32Array(8);
  depthToSpace(Float32Array.from([0, 1, 4, 5, 2, 3, 6, 7]), 4, mask);
  expect([...mask]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('a mask of another size is refused', () => {
  expect(() => depthToSpace(new Float32Array(8), 4, new Float32Array(16))).toThrow(RangeError);
});

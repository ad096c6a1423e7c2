import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  convexHull,
  type Point,
  quadSize,
  smallestRectangle,
} from '../../../../models/text/geometry.ts';

const coordinate = fc.integer({ min: -500, max: 500 });
const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 40 });

/** Twice the area, signed. */
const side = (a: Point, b: Point, p: Point) =>
  (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);

test('every point lies inside the hull and inside the rectangle around it', () => {
  fc.assert(
    fc.property(points, (cloud) => {
      const rectangle = smallestRectangle(convexHull(cloud), () => 0);
      if (!rectangle) return;
      for (const [i, a] of rectangle.quad.entries()) {
        const b = rectangle.quad[(i + 1) % 4] ?? a;
        const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
        for (const p of cloud) expect(side(a, b, p) / length).toBeGreaterThan(-1e-6);
      }
    }),
  );
});

test('points on one line have no rectangle', () => {
  expect(
    smallestRectangle(
      convexHull([
        [0, 0],
        [2, 2],
        [5, 5],
      ]),
      () => 0,
    ),
  ).toBeNull();
});

test('a turned rectangle is found, grown, and begins at its upper left', () => {
  const turned: Point[] = [
    [100, 0],
    [180, 60],
    [150, 100],
    [70, 40],
  ];
  const found = smallestRectangle(convexHull(turned), () => 5);
  if (!found) throw new Error('there is one');
  expect(found.width * found.height).toBeCloseTo(100 * 50, 1);
  const { width, height } = quadSize(found.quad);
  expect([width, height].toSorted((a, b) => a - b).map(Math.round)).toEqual([60, 110]);
  const sums = found.quad.map(([x, y]) => x + y);
  expect(Math.min(...sums)).toBe(sums[0]);
});

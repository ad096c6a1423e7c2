import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resamplePlane } from '../../../../models/text/resample.ts';

const size = fc.integer({ min: 1, max: 40 });

test('a plane of one value stays one, at any size', () => {
  fc.assert(
    fc.property(size, size, size, size, (width, height, toWidth, toHeight) => {
      const data = new Uint8Array(width * height * 2 + 1).fill(99);
      const plane = { data, offset: 1, width, height, step: 2 };
      for (const value of resamplePlane(plane, toWidth, toHeight)) expect(value).toBeCloseTo(99, 3);
    }),
  );
});

test('the same size gives the same values', () => {
  const data = Uint8Array.from({ length: 35 }, (_, i) => (i * 37) % 256);
  const plane = { data, offset: 0, width: 7, height: 5, step: 1 };
  expect([...resamplePlane(plane, 7, 5)].map(Math.round)).toEqual([...data]);
});

test('a hairline survives being shrunk, wherever it lies', () => {
  for (let x = 6; x < 54; x++) {
    const data = new Uint8Array(60 * 3);
    for (let y = 0; y < 3; y++) data[y * 60 + x] = 250;
    const [row] = [resamplePlane({ data, offset: 0, width: 60, height: 3, step: 1 }, 10, 1)];
    const share = row.reduce((sum, value) => sum + value, 0) / (250 / 6);
    expect(share).toBeGreaterThan(0.9);
    expect(share).toBeLessThan(1.1);
  }
});

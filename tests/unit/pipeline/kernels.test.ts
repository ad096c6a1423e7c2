import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rgbWeights, yuvFactors } from '../../../pipeline/colour-matrix.ts';
import * as blur from '../../../pipeline/kernels/blur.reference.ts';
import { blendPlane, enlarge } from '../../../pipeline/kernels/composite.reference.ts';
import { downscalePlane } from '../../../pipeline/kernels/downscale.reference.ts';
import * as reference from '../../../pipeline/kernels/mask.reference.ts';
import * as sample from '../../../pipeline/kernels/sample.reference.ts';
import { sampleFactorTable } from '../../../pipeline/matrix-tables.ts';
import { noise, seed, size, worstDifference } from './arbitraries.ts';
import { freshKernels, KernelBench } from './kernel-bench.ts';

let bench: KernelBench;
beforeAll(async () => {
  bench = new KernelBench(await freshKernels());
});
afterEach(() => bench.clear());

/** Runs `check` on many random inputs, with an empty bench each time. */
function forAll<T>(input: fc.Arbitrary<T>, check: (value: T) => void): void {
  fc.assert(
    fc.property(input, (value) => {
      bench.clear();
      check(value);
    }),
  );
}

describe('downscalePlane', () => {
  it('takes the mean of every cell, cut ones too', () => {
    const factor = fc.constantFrom(1, 2, 4, 8);
    forAll(fc.tuple(size, seed, factor), ([{ width, height }, s, k]) => {
      const source = noise(width * height, s);
      const expected = downscalePlane(source, width, height, k);
      const target = bench.reserve(expected.length);
      bench.kernels.functions.downscalePlane(bench.put(source), width, height, k, target);
      expect(bench.bytes(target, expected.length)).toEqual(expected);
    });
  });
});

describe('compositePlane', () => {
  const input = fc.tuple(size, seed, fc.constantFrom(1, 2, 4, 8));

  function smallPlanes(width: number, height: number, factor: number, s: number) {
    const small = { width: Math.ceil(width / factor), height: Math.ceil(height / factor) };
    const cells = small.width * small.height;
    return {
      ...small,
      mask: { ...small, data: noise(cells, s) },
      ground: { ...small, data: noise(cells, s + 1) },
    };
  }

  it('lays the enlarged background behind the enlarged mask', () => {
    forAll(input, ([{ width, height }, s, factor]) => {
      const { mask, ground, ...small } = smallPlanes(width, height, factor, s);
      const plane = noise(width * height, s + 2);
      const target = bench.put(plane);
      const { functions } = bench.kernels;
      functions.compositePlane(
        target,
        width,
        height,
        bench.put(mask.data),
        bench.put(ground.data),
        small.width,
        small.height,
        factor,
        bench.reserve(functions.compositeScratch(width)),
      );
      const expected = blendPlane(
        plane,
        enlarge(ground, width, height, factor),
        enlarge(mask, width, height, factor),
      );
      expect(bench.bytes(target, plane.length)).toEqual(expected);
      // Not a byte beside the plane.
      expect(new Set(bench.bytes(target - 16, 16))).toEqual(new Set([0xa5]));
      expect(new Set(bench.bytes(target + plane.length, 16))).toEqual(new Set([0xa5]));
    });
  });

  it('enlarges when there is no mask', () => {
    forAll(input, ([{ width, height }, s, factor]) => {
      const { ground, ...small } = smallPlanes(width, height, factor, s);
      const target = bench.reserve(width * height);
      const { functions } = bench.kernels;
      const scratch = bench.reserve(functions.compositeScratch(width));
      const at = bench.put(ground.data);
      functions.compositePlane(
        target,
        width,
        height,
        0,
        at,
        small.width,
        small.height,
        factor,
        scratch,
      );
      const expected = enlarge(ground, width, height, factor);
      expect(bench.bytes(target, expected.length)).toEqual(expected);
    });
  });

  it('lays a full-size picture behind the enlarged mask', () => {
    forAll(input, ([{ width, height }, s, factor]) => {
      const { mask, ...small } = smallPlanes(width, height, factor, s);
      const plane = noise(width * height, s + 2);
      const picture = noise(width * height, s + 3);
      const target = bench.put(plane);
      const { functions } = bench.kernels;
      functions.compositePicturePlane(
        target,
        width,
        height,
        bench.put(mask.data),
        bench.put(picture),
        small.width,
        small.height,
        factor,
        bench.reserve(functions.compositeScratch(width)),
      );
      const expected = blendPlane(plane, picture, enlarge(mask, width, height, factor));
      expect(bench.bytes(target, plane.length)).toEqual(expected);
    });
  });
});

describe('blur cells', () => {
  const radius = fc.integer({ min: 1, max: 31 });

  /** Lanes as large as the kernels meet them. */
  const cellsOf = (count: number, s: number) =>
    Int32Array.from(noise(count * 4, s), (value) => value * 1020);

  it('gathers weighted sums', () => {
    forAll(fc.tuple(size, seed), ([{ width, height }, s]) => {
      const plane = (k: number) => noise(width * height, s + k);
      const picture = { y: plane(0), u: plane(1), v: plane(2), mask: plane(3), width, height };
      const expected = blur.gatherCells(picture);
      const cells = bench.reserve(expected.byteLength);
      const { y, u, v, mask } = picture;
      const at = [y, u, v, mask].map((data) => bench.put(data)) as [number, number, number, number];
      bench.kernels.functions.gatherCells(...at, width, height, cells);
      expect(bench.integers(cells, expected.length)).toEqual(expected);
    });
  });

  const references = [
    ['boxRows', blur.boxRows],
    ['boxColumns', blur.boxColumns],
  ] as const;

  it.each(references)('%s means windows that end at the edge', (name, inPlain) => {
    forAll(fc.tuple(size, seed, radius), ([{ width, height }, s, r]) => {
      const cells = cellsOf(width * height, s);
      const source = bench.put(cells);
      const target = bench.reserve(cells.byteLength);
      const sums = bench.reserve(width * 16);
      bench.kernels.functions[name](source, target, width, height, r, sums);
      expect(bench.integers(target, cells.length)).toEqual(inPlain(cells, width, height, r));
    });
  });

  it('divides by the weight, and by the prior where there is none', () => {
    forAll(fc.tuple(fc.integer({ min: 1, max: 99 }), seed), ([count, s]) => {
      const { functions } = bench.kernels;
      const cells = cellsOf(count, s);
      // A colour cannot be more than its weight.
      for (let i = 0; i < cells.length; i++) {
        cells[i] = Math.min(cells[i] ?? 0, cells[i | 3] ?? 0);
      }
      const at = bench.put(cells);
      const total = bench.reserve(16);
      functions.sumCells(at, count, total);
      expect(bench.floats(total, 4)).toEqual(blur.sumCells(cells));
      const prior = Float32Array.of(500, 250, 125, 1000);
      const planes = [0, 1, 2].map(() => bench.reserve(count)) as [number, number, number];
      functions.cellsToPlanes(at, count, bench.put(prior), ...planes);
      const got = planes.map((plane) => bench.bytes(plane, count));
      expect(got).toEqual(blur.cellsToPlanes(cells, prior));
    });
  });
});

describe('mask clean-up', () => {
  /** Random blobs: noise whose stretches make runs that meet across rows. */
  const maskOf = (count: number, s: number) =>
    Float32Array.from(noise(count, s), (value) => value / 255);

  it('keeps the large components and their edges', () => {
    forAll(fc.tuple(size, seed), ([{ width, height }, s]) => {
      const cells = width * height;
      const mask = maskOf(cells, s);
      const at = bench.put(mask);
      const result = bench.reserve(16);
      const kept = bench.reserve(cells);
      const runs = bench.reserve(8 * cells + 16 * height);
      bench.kernels.functions.keepLargeComponents(at, width, height, kept, runs, result);
      const expected = reference.keepLargeComponents(mask, width, height, Math.fround(0.2));
      expect(bench.floats(at, cells)).toEqual(mask);
      const { memory } = bench.kernels.blocks;
      const [count, weight] = new Float64Array(memory.buffer, result, 2);
      expect(count).toBe(expected.cells);
      expect(weight).toBeCloseTo(expected.weight);
    });
  });

  it('follows over time', () => {
    forAll(fc.tuple(fc.integer({ min: 1, max: 99 }), seed), ([count, s]) => {
      const [first, second] = [maskOf(count, s), maskOf(count, s + 1)];
      const smooth = bench.reserve(4 * count + 12);
      bench.kernels.functions.followMask(bench.put(first), smooth, count, 1);
      bench.kernels.functions.followMask(bench.put(second), smooth, count, 0);
      const expected = Array.from(second, (value, i) =>
        reference.follow(value, reference.follow(first[i] ?? 0, null)),
      );
      expect(worstDifference(bench.floats(smooth, count), expected)).toBeLessThan(1e-5);
    });
  });

  it('knows what is no mask, wherever it is', () => {
    const wrong = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1, 1.1, -0.02);
    const place = fc.nat({ max: 98 });
    forAll(fc.tuple(fc.integer({ min: 1, max: 99 }), place, wrong), ([count, i, value]) => {
      const mask = new Float32Array(count).fill(1);
      const { isMask } = bench.kernels.functions;
      expect(isMask(bench.put(mask), count)).toBe(1);
      mask[i % count] = value;
      expect(isMask(bench.put(mask), count)).toBe(0);
    });
  });
});

describe('sampling', () => {
  it('gives the net RGB of the picture', () => {
    const matrix = fc.constantFrom('bt601' as const, 'bt709' as const);
    forAll(fc.tuple(size, size, size, seed, matrix), ([luma, chroma, grid, s, name]) => {
      const plane = (of: typeof luma, k: number) => ({
        ...of,
        data: noise(of.width * of.height, s + k),
      });
      const [y, u, v] = [plane(luma, 0), plane(chroma, 1), plane(chroma, 2)];
      const factors = sampleFactorTable(name);
      const length = grid.width * grid.height * 3;
      const target = bench.reserve(length * 4);
      const rows = 3 * (Math.max(luma.width, chroma.width) + 5) * 4;
      bench.kernels.functions.sampleRgb(
        bench.put(y.data),
        y.width,
        y.height,
        bench.put(u.data),
        bench.put(v.data),
        u.width,
        u.height,
        target,
        grid.width * 3,
        grid.width,
        grid.height,
        bench.put(factors),
        bench.reserve(grid.width * 16 + 48 + rows),
      );
      const expected = sample.sampleRgb(y, u, v, grid.width, grid.height, factors);
      const got = bench.floats(target, length);
      // Single precision positions: far below what the net can see (1/255).
      expect(worstDifference(got, expected)).toBeLessThan(5e-4);
    });
  });

  it('brings a mask to the small picture', () => {
    forAll(fc.tuple(size, size, seed), ([grid, small, s]) => {
      const data = Float32Array.from(noise(grid.width * grid.height, s), (value) => value / 255);
      const length = small.width * small.height;
      const target = bench.reserve(length);
      bench.kernels.functions.resampleMask(
        bench.put(data),
        grid.width,
        grid.width,
        grid.height,
        target,
        small.width,
        small.height,
        bench.reserve(small.width * 8 + 24 + (grid.width + 5) * 4),
      );
      const { width, height } = small;
      const expected = sample.resampleMask(data, grid.width, grid.height, width, height);
      const got = bench.bytes(target, length);
      expect(worstDifference(got, expected)).toBeLessThan(0.51);
    });
  });

  it('turns by quarters', () => {
    const quarters = fc.constantFrom(0, 1, 2, 3);
    forAll(fc.tuple(size, seed, quarters), ([{ width, height }, s, turns]) => {
      const source = { data: noise(width * height, s), width, height };
      let expected: typeof source = source;
      for (let i = 0; i < turns; i++)
        expected = { ...sample.turnQuarter(expected) } as typeof source;
      const target = bench.reserve(width * height);
      bench.kernels.functions.rotatePlane(bench.put(source.data), width, height, turns, target);
      expect(bench.bytes(target, width * height)).toEqual(expected.data);
    });
  });
});

describe('colour matrices', () => {
  it.each(['bt601', 'bt709'] as const)('%s: grey has no chroma, white is 235', (matrix) => {
    const { y, u, v } = rgbWeights(matrix);
    const sum = (row: readonly number[]) => row.reduce((a, b) => a + b, 0);
    expect([sum(u), sum(v), (255 * sum(y) + 128) >> 8]).toEqual([0, 0, 219]);
    expect((235 - 16) * yuvFactors(matrix)[0]).toBeCloseTo(255);
  });
});

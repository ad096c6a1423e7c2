import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernels } from '../../../pipeline/kernels.ts';
import { type GridSize, MaskRefiner } from '../../../pipeline/mask-refiner.ts';
import { freshKernels } from './kernel-bench.ts';
import { drawMask, GRID } from './pictures.ts';

const disc = (cx: number, cy: number, radius: number) => (x: number, y: number) =>
  Math.hypot((x - cx) * 16, (y - cy) * 9) < radius;

const person = disc(0.4, 0.5, 2);

/** Value of a mask at 0..1 coordinates. */
function valueAt(mask: Float32Array | undefined, x: number, y: number): number | undefined {
  return mask?.[Math.floor(y * GRID.height) * GRID.width + Math.floor(x * GRID.width)];
}

let kernels: Kernels;
beforeAll(async () => {
  kernels = await freshKernels();
});

/** A refiner whose masks are copied out. */
function startRefiner() {
  const refiner = new MaskRefiner(kernels);
  return {
    refine(mask: Float32Array, size: GridSize) {
      const refined = refiner.refine(mask, size);
      if (!refined) return null;
      const copy = kernels.blocks.floats(refined.at, mask.length).slice();
      return { mask: copy, coverage: refined.coverage };
    },
  };
}

const refineOnce = (mask: Float32Array) => startRefiner().refine(mask, GRID);

describe('clean-up', () => {
  it('drops what is smaller than 15 % of the person, keeps a second person', () => {
    const poster = disc(0.9, 0.2, 0.6);
    const second = disc(0.75, 0.5, 1.2);
    const mask = drawMask((x, y) => person(x, y) || poster(x, y) || second(x, y));
    const refined = refineOnce(mask)?.mask;
    expect(valueAt(mask, 0.9, 0.2)).toBe(1);
    expect(valueAt(refined, 0.9, 0.2)).toBe(0);
    expect(valueAt(refined, 0.75, 0.5)).toBe(1);
    expect(valueAt(refined, 0.4, 0.5)).toBe(1);
  });

  it('drops the soft rim of what it drops', () => {
    const rim = disc(0.9, 0.2, 0.8);
    const poster = disc(0.9, 0.2, 0.5);
    const mask = drawMask(person).map((value, i) => {
      const at = [((i % 256) + 0.5) / 256, (Math.floor(i / 256) + 0.5) / 144] as const;
      if (poster(...at)) return 0.9;
      return rim(...at) ? 0.28 : value;
    });
    const refined = refineOnce(mask)?.mask;
    const corner = refined?.filter((_, i) => i % 256 > 190);
    expect(mask.some((value, i) => i % 256 > 190 && value > 0.25)).toBe(true);
    expect(corner?.every((value) => value === 0)).toBe(true);
  });

  it('joins what touches at a corner or by a long way round', () => {
    // A spiral: one component, whatever the order its runs are met in.
    const spiral = drawMask((x, y) => {
      const ring = Math.floor(Math.max(Math.abs(x - 0.5), Math.abs(y - 0.5)) * 20);
      const isGate = Math.abs(y - 0.5) < 0.03 && (ring % 4 === 1 ? x > 0.5 : x < 0.5);
      return ring % 2 === 0 || isGate;
    });
    const before = spiral.reduce((sum, value) => sum + value, 0);
    const refined = refineOnce(spiral);
    expect(refined?.mask.reduce((sum, value) => sum + value, 0)).toBe(before);
    expect(refined?.coverage).toBeCloseTo(before / spiral.length);
  });

  it('has a soft edge from .2 to .65 and leaves its input as it was', () => {
    const mask = drawMask(person).map((value, i) => (i % 256 === 40 ? 0.2 : value));
    mask.fill(0.425, 256 * 72 + 102, 256 * 72 + 103);
    mask.fill(0.65, 256 * 72 + 103, 256 * 72 + 104);
    const before = mask.slice();
    const refined = refineOnce(mask)?.mask;
    expect(refined?.[256 * 72 + 102]).toBeCloseTo(0.5);
    expect(refined?.[256 * 72 + 103]).toBeCloseTo(1);
    expect(refined?.[256 * 72 + 40]).toBeCloseTo(0);
    expect(mask).toEqual(before);
  });
});

describe('nobody', () => {
  it.each([
    ['an empty room', drawMask(() => false)],
    ['a speck', drawMask(disc(0.5, 0.5, 0.5))],
    ['a faint guess', drawMask(person).map((value) => value * 0.4)],
  ])('%s', (_, mask) => {
    expect(refineOnce(mask)).toBeNull();
  });

  it('but a small, certain person is one', () => {
    expect(refineOnce(drawMask(disc(0.5, 0.5, 0.8)))?.coverage).toBeGreaterThan(0.01);
  });
});

describe('over time', () => {
  const half = (value: number) =>
    drawMask(person).map((inside, i) => (inside && i % 256 < 103 ? value : inside));
  const at = 256 * 72 + 90;

  it('follows a small change slowly', () => {
    const refiner = startRefiner();
    expect(refiner.refine(half(1), GRID)?.mask[at]).toBe(1);
    const target = 0.5;
    expect(refiner.refine(half(0.425), GRID)?.mask[at]).toBeCloseTo(1 + 0.35 * (target - 1));
  });

  it('follows a large change at once', () => {
    const refiner = startRefiner();
    refiner.refine(half(1), GRID);
    expect(refiner.refine(half(0), GRID)?.mask[at]).toBe(0);
    expect(refiner.refine(half(1), GRID)?.mask[at]).toBe(1);
  });

  it('starts anew after nobody, and when the grid changes', () => {
    const refiner = startRefiner();
    refiner.refine(half(1), GRID);
    expect(
      refiner.refine(
        drawMask(() => false),
        GRID,
      ),
    ).toBeNull();
    expect(refiner.refine(half(0.425), GRID)?.mask[at]).toBeCloseTo(0.5);
    const small = { width: 192, height: 112 };
    expect(refiner.refine(drawMask(person, small), small)?.mask.length).toBe(192 * 112);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid, LumaPatch } from '../../../demo/scene/grid.ts';
import {
  BACKGROUND_MARKS,
  BADGE,
  CLIP_FRAMES,
  encodeBadge,
  isReadable,
  readBadge,
} from '../../../demo/scene/marks.ts';

/** Paints the squares, `dark` ones at brightness `low`, light ones at `high`. */
function paint(grid: Grid, dark: readonly boolean[], low: number, high: number): LumaPatch {
  const { width, height, columns, rows } = grid;
  const data = Uint8Array.from({ length: width * height }, (_, index) => {
    const column = Math.floor(((index % width) * columns) / width);
    const row = Math.floor((Math.floor(index / width) * rows) / height);
    return dark[row * columns + column] ? low : high;
  });
  return { width, height, data };
}

/** The mean of everything within `radius` pixels, as a strong blur leaves it. */
function blur({ width, height, data }: LumaPatch, radius: number): LumaPatch {
  const blurred = data.map((_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    let [sum, count] = [0, 0];
    for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v += 3) {
      for (let u = Math.max(0, x - radius); u <= Math.min(width - 1, x + radius); u += 3) {
        sum += data[v * width + u] ?? 0;
        count++;
      }
    }
    return sum / count;
  });
  return { width, height, data: blurred };
}

describe('background marks', () => {
  it.each(BACKGROUND_MARKS)('are read when sharp, faint or noisy ($columns × $rows)', (mark) => {
    expect(isReadable(mark, paint(mark, mark.dark, 20, 240))).toBe(true);
    expect(isReadable(mark, paint(mark, mark.dark, 120, 132))).toBe(true);
    const noisy = paint(mark, mark.dark, 60, 200);
    noisy.data.forEach((value, index) => {
      noisy.data[index] = value + ((index * 7919) % 41) - 20;
    });
    expect(isReadable(mark, noisy)).toBe(true);
  });

  it.each(BACKGROUND_MARKS)('are not read when blurred or gone ($columns × $rows)', (mark) => {
    const sharp = paint(mark, mark.dark, 20, 240);
    expect(isReadable(mark, blur(sharp, 1.5 * (mark.width / mark.columns)))).toBe(false);
    expect(isReadable(mark, paint(mark, mark.dark, 128, 128))).toBe(false);
  });

  it('are not read in pictures of something else', () => {
    for (const mark of BACKGROUND_MARKS) {
      const squares = fc.array(fc.boolean(), {
        minLength: mark.dark.length,
        maxLength: mark.dark.length,
      });
      const misread = fc
        .sample(squares, { numRuns: 150, seed: 7 })
        .filter((dark) => isReadable(mark, paint(mark, dark, 20, 240)));
      expect(misread.length).toBeLessThanOrEqual(3);
    }
  });
});

describe('badge', () => {
  it('tells every number of the clip apart, also when small and faint', () => {
    const small = { ...BADGE, width: BADGE.width / 2, height: BADGE.height / 2 };
    for (let frame = 0; frame < CLIP_FRAMES; frame++) {
      expect(readBadge(paint(BADGE, encodeBadge(frame), 20, 240))).toBe(frame);
      expect(readBadge(paint(small, encodeBadge(frame), 100, 140))).toBe(frame);
    }
  });

  it('is not seen in a flat picture', () => {
    expect(readBadge(paint(BADGE, encodeBadge(5), 90, 90))).toBeNull();
  });
});

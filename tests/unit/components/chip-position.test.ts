import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movePosition, stepPosition } from '../../../components/chip/chip-position.ts';

const part = fc.double({ min: 0, max: 1, noNaN: true });
const position = fc.record({ x: part, y: part });
const pixels = fc.integer({ min: -5_000, max: 5_000 });

describe('movePosition', () => {
  it('moves with the pointer', () => {
    const moved = movePosition(
      { x: 0.5, y: 1 },
      { dx: 100, dy: -50 },
      { width: 1000, height: 500 },
    );
    expect(moved.x).toBeCloseTo(0.6);
    expect(moved.y).toBeCloseTo(0.9);
  });

  it('never leaves the viewport, however small that is', () => {
    fc.assert(
      fc.property(position, pixels, pixels, pixels, pixels, (from, dx, dy, width, height) => {
        const { x, y } = movePosition(from, { dx, dy }, { width, height });
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(1);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('stepPosition', () => {
  it('moves by arrow keys alone, up to the edge', () => {
    expect(stepPosition({ x: 0.5, y: 0.5 }, 'ArrowUp')).toEqual({ x: 0.5, y: 0.45 });
    expect(stepPosition({ x: 1, y: 0 }, 'ArrowRight')).toEqual({ x: 1, y: 0 });
    expect(stepPosition({ x: 1, y: 0 }, 'a')).toBeNull();
  });
});

import fc from 'fast-check';

/** Deterministic noise with flat stretches, so that all-0 and all-255 vectors occur too. */
export function noise(length: number, seed: number): Uint8Array {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  };
  const out = new Uint8Array(length);
  for (let i = 0; i < length; ) {
    const kind = next() % 4;
    const stretch = 1 + (next() % 48);
    for (let k = 0; k < stretch && i < length; k++, i++) {
      out[i] = kind === 0 ? 0 : kind === 1 ? 255 : next();
    }
  }
  return out;
}

export const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 });

/** Picture sizes from 1 × 1; odd, even, below and above a SIMD register. */
export const size = fc.record({
  width: fc.integer({ min: 1, max: 90 }),
  height: fc.integer({ min: 1, max: 40 }),
});

/** Largest difference of two lists; infinite when they are not equally long or not numbers. */
export function worstDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let worst = one.length === other.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < one.length; i++) {
    const difference = Math.abs((one[i] ?? Number.NaN) - (other[i] ?? Number.NaN));
    if (Number.isNaN(difference)) return Number.POSITIVE_INFINITY;
    worst = Math.max(worst, difference);
  }
  return worst;
}

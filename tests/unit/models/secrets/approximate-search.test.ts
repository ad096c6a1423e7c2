import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compilePattern,
  findApproximately,
} from '../../../../models/secrets/approximate-search.ts';

/** Fewest mistakes with which `pattern` stands anywhere in `text` (Sellers, 1980). */
function fewestMistakes(text: string, pattern: string): number {
  let column = Array.from({ length: pattern.length + 1 }, (_, row) => row);
  let fewest = pattern.length;
  for (const character of text) {
    const next = [0];
    for (let row = 1; row <= pattern.length; row++) {
      const kept = (column[row - 1] ?? 0) + (pattern[row - 1] === character ? 0 : 1);
      next.push(Math.min(kept, (column[row] ?? 0) + 1, (next[row - 1] ?? 0) + 1));
    }
    column = next;
    fewest = Math.min(fewest, column[pattern.length] ?? fewest);
  }
  return fewest;
}

const letters = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength, maxLength });

describe('a search that allows mistakes', () => {
  it('finds what is there with so many mistakes, and nothing else', () => {
    fc.assert(
      fc.property(letters(0, 24), letters(3, 9), fc.nat({ max: 3 }), (text, pattern, tolerance) => {
        const isFound = findApproximately(text, compilePattern(pattern), tolerance) >= 0;
        const isThere = text !== '' && fewestMistakes(text, pattern) <= tolerance;
        expect(isFound).toBe(isThere);
      }),
      { numRuns: 2_000 },
    );
  });
});

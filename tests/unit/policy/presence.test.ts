import { describe, expect, it } from 'vitest';
import {
  isBlind,
  LONGEST_GAP_MS,
  NOBODY_LOOKED,
  observePresence,
} from '../../../policy/presence.ts';

/** Pictures ten times a second from `from` on. */
const pictures = (person: number, from: number, count: number, presence = NOBODY_LOOKED) =>
  Array.from({ length: count }, (_, index) => from + index * 100).reduce(
    (before, at) => observePresence(before, person, at),
    presence,
  );

describe('presence', () => {
  it('counts from the first picture without anybody', () => {
    const left = pictures(0, 2_000, 50, pictures(0.3, 0, 20));
    expect(left).toEqual({ lookedAt: 6_900, emptySince: 2_000 });
  });

  it('begins anew when somebody is seen', () => {
    const seen = observePresence(pictures(0, 0, 50), 0.02, 5_000);
    expect(seen.emptySince).toBeNull();
    expect(observePresence(seen, 0, 5_100).emptySince).toBe(5_100);
  });

  it('does not count time without pictures', () => {
    const empty = pictures(0, 0, 10);
    expect(observePresence(empty, 0, 900 + LONGEST_GAP_MS).emptySince).toBe(0);
    expect(observePresence(empty, 0, 901 + LONGEST_GAP_MS).emptySince).toBe(901 + LONGEST_GAP_MS);
  });

  it('says nothing before the first picture, nor long after the last', () => {
    expect(isBlind(NOBODY_LOOKED, 0)).toBe(true);
    expect(isBlind(pictures(0, 0, 1), LONGEST_GAP_MS)).toBe(false);
    expect(isBlind(pictures(0, 0, 1), LONGEST_GAP_MS + 1)).toBe(true);
  });
});

/** Bit masks of a pattern, one per character of it: bit i is set where the pattern has it. */
export interface Pattern {
  readonly length: number;
  /** For every number of mistakes: one part more than there are mistakes is left as it is. */
  readonly parts: readonly (readonly string[])[];
  readonly masks: ReadonlyMap<string, number>;
}

/** Searches that allow more look at every text. */
const MOST_MISTAKES = 2;

/** One machine word holds the state. */
const LONGEST_PATTERN = 31;

/** @throws RangeError for patterns that are empty or longer than 31 characters. */
export function compilePattern(text: string): Pattern {
  if (text.length === 0 || text.length > LONGEST_PATTERN) throw new RangeError('pattern length');
  const masks = new Map<string, number>();
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? '';
    masks.set(character, (masks.get(character) ?? 0) | (1 << index));
  }
  const parts = Array.from({ length: MOST_MISTAKES + 1 }, (_, mistakes) =>
    partsOf(text, mistakes + 1),
  );
  return { length: text.length, parts, masks };
}

/** Cut into so many parts of about the same length; an empty one stands for anything. */
const partsOf = (text: string, count: number): string[] =>
  Array.from({ length: count }, (_, part) =>
    text.slice(
      Math.floor((part * text.length) / count),
      Math.floor(((part + 1) * text.length) / count),
    ),
  );

/**
 * Where `pattern` ends in `text` with the fewest mistakes (insertions, deletions, substitutions),
 * if they are at most `tolerance`: index after its last character, or -1. Of equals, the first.
 * Myers, "A fast bit-vector algorithm for approximate string matching", 1999.
 */
export function findApproximately(text: string, pattern: Pattern, tolerance: number): number {
  // Most texts hold no pattern, and this is a tenth of the work.
  if (pattern.parts[tolerance]?.some((part) => text.includes(part)) === false) return -1;
  const last = 1 << (pattern.length - 1);
  let plus = -1;
  let minus = 0;
  let score = pattern.length;
  let best = tolerance + 1;
  let end = -1;
  for (let index = 0; index < text.length; index++) {
    const equal = pattern.masks.get(text[index] ?? '') ?? 0;
    const vertical = equal | minus;
    const horizontal = (((equal & plus) + plus) ^ plus) | equal;
    let up = minus | ~(horizontal | plus);
    let down = plus & horizontal;
    if ((up & last) !== 0) score++;
    else if ((down & last) !== 0) score--;
    up <<= 1;
    down <<= 1;
    plus = down | ~(vertical | up);
    minus = up & vertical;
    if (score < best) {
      best = score;
      end = index + 1;
    }
  }
  return end;
}

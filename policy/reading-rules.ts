/**
 * How strictly text is judged before others see it. `relaxed`: nothing waits and nothing is hidden,
 * the person is told what was found. `careful`: what could be text waits until it was read, secrets
 * stay hidden. `strict`: besides, nothing that changed on a screen is let go before all of it was
 * read, and on camera all text is hidden.
 */
export const READING_MODES = ['relaxed', 'careful', 'strict'] as const;
export type ReadingMode = (typeof READING_MODES)[number];

/** The person's own rules of what is read and hidden, as they were typed. */
export interface ReadingRules {
  readonly mode: ReadingMode;
  /** Names of customers, projects and the like: hidden however badly they are read. */
  readonly words: readonly string[];
  /** Sources of regular expressions. */
  readonly patterns: readonly string[];
}

export const DEFAULT_READING_RULES: ReadingRules = { mode: 'careful', words: [], patterns: [] };

/** Every line is compared with every entry while somebody waits for it to be shown. */
export const MOST_ENTRIES = 500;

/** Characters; no line that is read is longer. */
export const LONGEST_ENTRY = 200;

/** Characters; one letter would hide everything. */
export const SHORTEST_ENTRY = 2;

/** Whether it can be used as a pattern. */
export function isPattern(source: string): boolean {
  try {
    // What matches nothing at all would match everywhere.
    return !new RegExp(source, 'iu').test('');
  } catch {
    return false;
  }
}

/** Whether it can be one of the entries. */
export const isEntry = ({ length }: string): boolean =>
  length >= SHORTEST_ENTRY && length <= LONGEST_ENTRY;

/** Each entry once, and no more than there may be. */
export const joinEntries = (...lists: readonly (readonly string[])[]): string[] =>
  [...new Set(lists.flat())].slice(0, MOST_ENTRIES);

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

/** The key under which they are stored. */
export const READING_RULES_KEY = 'readingRules';

export const DEFAULT_READING_RULES: ReadingRules = { mode: 'careful', words: [], patterns: [] };

/** Every line is compared with every entry while somebody waits for it to be shown. */
const MOST_ENTRIES = 500;

/** Characters; no line that is read is longer. */
const LONGEST_ENTRY = 200;

/** One letter would hide everything. */
const SHORTEST_ENTRY = 2;

/** Whether it can be used as a pattern. */
export function isPattern(source: string): boolean {
  try {
    // What matches nothing at all would match everywhere.
    return !new RegExp(source, 'iu').test('');
  } catch {
    return false;
  }
}

/** Reads stored rules; whatever is missing or makes no sense is as by default. */
export function parseReadingRules(value: unknown): ReadingRules {
  const { mode, words, patterns } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as Record<string, unknown>;
  return {
    mode: READING_MODES.find((known) => known === mode) ?? DEFAULT_READING_RULES.mode,
    words: parseEntries(words),
    patterns: parseEntries(patterns).filter(isPattern),
  };
}

function parseEntries(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const entries = value
    .filter((entry) => typeof entry === 'string')
    .map((entry) => entry.trim())
    .filter(({ length }) => length >= SHORTEST_ENTRY && length <= LONGEST_ENTRY);
  return [...new Set(entries)].slice(0, MOST_ENTRIES);
}

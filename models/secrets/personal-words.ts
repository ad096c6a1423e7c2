import { compilePattern, findApproximately, type Pattern } from './approximate-search.ts';
import type { Surface } from './finding.ts';
import { type FoldedText, foldText } from './fold-text.ts';

/** Says of a line whether something of the person's own is in it. */
export type PersonalMatch = (text: string) => boolean;

/** Shorter words are matched exactly, and as words. */
const TOLERANT = 7;
const LONGEST = 31;

interface Word {
  readonly folded: string;
  readonly pattern: Pattern | null;
}

function compileWord(word: string): Word[] {
  const folded = foldText(word).text;
  if (folded.length < 2) return [];
  const isTolerant = folded.length >= TOLERANT && folded.length <= LONGEST;
  return [{ folded, pattern: isTolerant ? compilePattern(folded) : null }];
}

function hasWord(line: FoldedText, text: string, word: Word, tolerance: number): boolean {
  const { folded, pattern } = word;
  if (pattern) return findApproximately(line.text, pattern, tolerance) >= 0;
  for (let at = line.text.indexOf(folded); at >= 0; at = line.text.indexOf(folded, at + 1)) {
    const start = line.origins[at] ?? 0;
    const end = (line.origins[at + folded.length - 1] ?? 0) + 1;
    const isWhole =
      !/[\p{L}\d]/u.test(text[start - 1] ?? '') && !/[\p{L}\d]/u.test(text[end] ?? '');
    if (isWhole || folded.length >= TOLERANT) return true;
  }
  return false;
}

/** The person's patterns are regular expressions; one that cannot be read is left out. */
function compilePatterns(sources: readonly string[]): RegExp[] {
  return sources.flatMap((source) => {
    try {
      return [new RegExp(source, 'iu')];
    } catch {
      return []; // checked where it is typed in; a stored one that is broken must not stop the rest
    }
  });
}

/** Lines are cut for the person's own patterns, so that a slow one stays bearable. */
const LONGEST_LINE = 400;

/** Compiles the person's own words (found despite bad reading) and patterns. */
export function compilePersonal(
  words: readonly string[],
  patterns: readonly string[],
  surface: Surface,
): PersonalMatch {
  const compiledWords = words.flatMap(compileWord);
  const compiledPatterns = compilePatterns(patterns);
  const tolerance = surface === 'camera' ? 2 : 1;
  const hasAny = (text: string): boolean => {
    const line = foldText(text);
    return compiledWords.some((word) => hasWord(line, text, word, tolerance));
  };
  return (text) =>
    (compiledWords.length > 0 && hasAny(text)) ||
    compiledPatterns.some((pattern) => pattern.test(text.slice(0, LONGEST_LINE)));
}

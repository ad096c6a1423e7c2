import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { ReadLine, Suspicion } from './finding.ts';
import { unconfuse } from './plain-words.ts';

const WORDS: ReadonlySet<string> = new Set(wordlist);
const LONGEST_WORD = 8;
const SHORTEST_WORD = 3;

/** Words of the list in one line from which it is a phrase, and in a block of lines. */
const IN_ONE_LINE = 8;
const IN_A_BLOCK = 11;
/** One word in this many may have been misread. */
const MISREAD = 6;

interface Words {
  readonly known: number;
  readonly unknown: number;
}

/** How a line without spaces is made of words of the list; 0 when it is not. */
function countGlued(letters: string): number {
  const best = new Int16Array(letters.length + 1).fill(-1);
  best[0] = 0;
  for (let end = SHORTEST_WORD; end <= letters.length; end++) {
    for (let length = SHORTEST_WORD; length <= Math.min(LONGEST_WORD, end); length++) {
      const before = best[end - length] ?? -1;
      if (before >= 0 && WORDS.has(letters.slice(end - length, end))) {
        best[end] = Math.max(best[end] ?? -1, before + 1);
      }
    }
  }
  return Math.max(0, best[letters.length] ?? 0);
}

/** Numbers and marks between the words of a phrase do not count. */
function countWords(text: string): Words {
  const words = unconfuse(text.toLowerCase()).match(/[a-zäöüß]+/g) ?? [];
  let known = 0;
  let unknown = 0;
  for (const word of words) {
    const glued = WORDS.has(word) ? 1 : word.length > LONGEST_WORD ? countGlued(word) : 0;
    known += glued;
    if (glued === 0) unknown++;
  }
  return { known, unknown };
}

const isMostlyKnown = ({ known, unknown }: Words): boolean =>
  known > 0 && unknown <= Math.floor(known / MISREAD);

/** A word in one case, or begun with a capital; with or without its number. */
const WORD = /^(?:\d{1,2}[.):#-]*)?(?:[a-z]{3,}|[A-Z][a-z]{2,})[.,|]?$/;
const NUMBER = /^\d{1,2}[.):#-]*$/;

/** Prose has marks, capitals and numbers between its words; phrases have numbers before each. */
const isBareWords = (text: string): boolean =>
  text
    .split(/[\s,|]+/)
    .filter(Boolean)
    .every((part) => NUMBER.test(part) || WORD.test(unconfuse(part)));

/**
 * Seed phrases of wallets: rows of words from the English list of BIP 39, in one line, in several, or
 * numbered in a grid. `lines` go from top to bottom.
 */
export function judgeSeedPhrases(lines: readonly ReadLine[]): Suspicion[] {
  const found: Suspicion[] = [];
  let block: number[] = [];
  let known = 0;
  const close = () => {
    if (known >= IN_A_BLOCK) found.push({ kind: 'seed-phrase', lines: block });
    block = [];
    known = 0;
  };
  for (const [index, { text }] of lines.entries()) {
    const words = isBareWords(text) ? countWords(text) : { known: 0, unknown: 0 };
    if (/^[\s\d.):#]+$/.test(text)) continue; // the numbers of a grid, read by themselves
    if (isMostlyKnown(words)) {
      block.push(index);
      known += words.known;
      if (words.known >= IN_ONE_LINE) known = Math.max(known, IN_A_BLOCK);
    } else close();
  }
  close();
  return found;
}

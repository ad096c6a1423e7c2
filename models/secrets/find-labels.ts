import { compilePattern, findApproximately, type Pattern } from './approximate-search.ts';
import type { Surface } from './finding.ts';
import { type FoldedText, foldText } from './fold-text.ts';
import { LABELS, type Label } from './labels.ts';
import { LABELLED_SHAPE, passwordShape } from './password-shape.ts';

/** A label as it stands in a line; `start` and `end` are indexes of the line's text. */
export interface LabelAt extends Label {
  readonly start: number;
  readonly end: number;
}

interface SearchedLabel extends Label {
  readonly word: string;
  readonly pattern: Pattern;
}

/** Shorter labels turn up inside other words, so they must stand alone and be read rightly. */
const LONG = 6;
/** Labels shorter than this are found exactly: with one mistake "token" is also "taken". */
const TOLERANT = 7;
/** Two mistakes in fewer letters make other words of them. */
const VERY_TOLERANT = 8;

const SEARCHED: readonly SearchedLabel[] = [...LABELS].map(([text, label]) => {
  const word = foldText(text).text;
  return { ...label, word, pattern: compilePattern(word) };
});

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /\p{L}/u.test(character);
const isLower = (character: string | undefined): boolean =>
  character !== undefined && /\p{Ll}/u.test(character);
const isUpper = (character: string | undefined): boolean =>
  character !== undefined && /\p{Lu}/u.test(character);

/** Small words that dropped spaces glue to the front of a short label. */
const GLUED_BEFORE =
  /(?:^|[^\p{L}])(?:the|your|my|our|new|is|das|dein|ihr|mein|die|deine|ihre|neue|neues|und|and|mit|sim|karten|wlan|wifi|db|app|root|admin|user)$/iu;

/** Runs of letters and digits as long as this are keys, checksums or pictures in base 64. */
const LONGEST_RUN = 24;

function isInLongRun(text: string, start: number, end: number): boolean {
  const before = /[A-Za-z0-9+/=]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^[A-Za-z0-9+/=]*/.exec(text.slice(end))?.[0].length ?? 0;
  return before + after + end - start >= LONGEST_RUN;
}

/** A letter before a short label makes it part of another word, unless the case says otherwise. */
function beginsWord(text: string, start: number, end: number): boolean {
  if (isInLongRun(text, start, end)) return false;
  const before = text[start - 1];
  if (!isLetter(before)) return true;
  const label = text.slice(start, end);
  if (isLower(before) && isUpper(label[0])) return true;
  return GLUED_BEFORE.test(text.slice(0, start));
}

const ENDINGS = /^(?:en|es|er|e|s|n)(?![\p{Ll}])/u;
/** What dropped spaces glue to the end of a label without making another word of it. */
const GLUED_AFTER =
  /^(?:is|ist|lautet|lauten|war|was|for|fur|für|von|vom|zum|zur|of|to|and|und|are|sind|der|des|furs|fürs|auf|heisst|heißt)(?=$|[^a-z]|.{2})/iu;

/** Past a plural ending; -1 when the label is only the beginning of a longer word. */
function endOfLabel(text: string, end: number, isLong: boolean): number {
  const rest = text.slice(end);
  if (!isLower(rest[0]) || isUpper(text[end - 1])) {
    return isUpper(rest[0]) && isUpper(text[end - 1]) && !isLong ? -1 : end;
  }
  const ending = ENDINGS.exec(rest)?.[0];
  if (ending !== undefined) return end + ending.length;
  const hasGluedSecret = isLong && passwordShape(/^\S*/.exec(rest)?.[0] ?? '') >= LABELLED_SHAPE;
  return hasGluedSecret || GLUED_AFTER.test(rest) ? end : -1;
}

function placeLabel(
  text: string,
  folded: FoldedText,
  label: SearchedLabel,
  from: number,
): LabelAt | null {
  const start = folded.origins[from];
  const lastIndex = folded.origins[from + label.word.length - 1];
  if (start === undefined || lastIndex === undefined) return null;
  const isLong = label.word.length >= LONG;
  const end = endOfLabel(text, lastIndex + 1, isLong);
  if (end < 0 || (!isLong && !beginsWord(text, start, lastIndex + 1))) return null;
  return { kind: label.kind, demand: label.demand, start, end };
}

function findExactly(text: string, folded: FoldedText): LabelAt[] {
  const found: LabelAt[] = [];
  for (const label of SEARCHED) {
    let from = folded.text.indexOf(label.word);
    while (from >= 0) {
      const placed = placeLabel(text, folded, label, from);
      if (placed) found.push(placed);
      from = folded.text.indexOf(label.word, from + 1);
    }
  }
  return found;
}

function findMisread(text: string, folded: FoldedText, tolerance: 1 | 2): LabelAt[] {
  const found: LabelAt[] = [];
  for (const { kind, demand, word, pattern } of SEARCHED) {
    if (word.length < TOLERANT) continue;
    const allowed = word.length < VERY_TOLERANT ? 1 : tolerance;
    const last = findApproximately(folded.text, pattern, allowed);
    if (last < 0) continue;
    const start = folded.origins[Math.max(0, last - word.length)] ?? 0;
    const end = endOfLabel(text, (folded.origins[last - 1] ?? 0) + 1, true);
    if (end >= 0) found.push({ kind, demand, start, end });
  }
  return found;
}

const isInside = (inner: LabelAt, outer: LabelAt): boolean =>
  inner !== outer &&
  inner.start >= outer.start &&
  inner.end <= outer.end &&
  outer.end - outer.start > inner.end - inner.start;

const longestOnly = (labels: readonly LabelAt[]): LabelAt[] =>
  labels
    .filter((label) => !labels.some((other) => isInside(label, other)))
    .toSorted((one, other) => one.start - other.start);

/**
 * The labels in a line, first to last; of nested ones the longest. A line in which no label stands
 * that announces a secret by itself is searched again for misread ones.
 */
export function findLabels(text: string, surface: Surface): LabelAt[] {
  const folded = foldText(text);
  const exact = findExactly(text, folded);
  if (exact.some(({ demand }) => demand !== 'pair')) return longestOnly(exact);
  return longestOnly([...exact, ...findMisread(text, folded, surface === 'camera' ? 2 : 1)]);
}

import type { ReadLine, SecretKind, Suspicion } from './finding.ts';
import { isSecretValue, type Nearness } from './judge-value.ts';
import {
  type Announcement,
  isNetworkName,
  isPairOfNameAndSecret,
  type LabelledLine,
} from './label-led.ts';
import { countInRow, findBelow, findBeside, gapBelow, isFirstInRow } from './layout.ts';
import { LABELLED_SHAPE, LONELY_SHAPE, passwordShape } from './password-shape.ts';
import { isMasked, isPlaceholder } from './placeholders.ts';
import { isPlainWord, isProse, unconfuse } from './plain-words.ts';
import { tokensOf } from './value-after-label.ts';

/** Lines with what each says by itself. */
export interface Page {
  readonly lines: readonly ReadLine[];
  readonly labelled: readonly LabelledLine[];
}

/** Largest space to the line below, in line heights: a field under its label, a note's next line. */
const NEXT_LINE_GAP = 2.6;
/** Rows of tables and lists are set wider. */
const NEXT_ROW_GAP = 4;
/** How far a heading reaches, in lines. */
const HEADING_REACH = 6;
/** Lists of codes have introductions. */
const LIST_REACH = 30;
const LONGEST_INTRODUCTION = 4;

/** "Anna: …" in a chat. */
const SPEAKER = /^\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]*)?\s?:\s?(?=\S)/u;

const textAt = ({ lines }: Page, index: number): string => lines[index]?.text.trim() ?? '';

/** A line that names its own value is not the value of another one. */
const isPropertyLine = (text: string): boolean =>
  /^[\p{L}][\p{L}\d _-]{0,24}\s?[:=]\s?\S/u.test(text) && passwordShape(text) < LONELY_SHAPE;

const isLabel = ({ labelled }: Page, index: number): boolean => {
  const line = labelled[index];
  return (
    line?.secret === null &&
    line.announces !== null &&
    (line.announces.isAlone || line.announces.isCalling)
  );
};

/** "Password", "Benutzer:" and the like do not fill the field beside or under another label. */
const canBeValue = (page: Page, index: number): boolean => index >= 0 && !isLabel(page, index);

const isValue = (page: Page, index: number, label: Announcement, nearness: Nearness): boolean =>
  canBeValue(page, index) &&
  isSecretValue(textAt(page, index), label.demand, nearness, textAt(page, index));

/** A label that calls for its value and one that stands alone in a row may have any word beside it. */
function reachBeside(page: Page, from: number, label: Announcement): number[] | null {
  if (!label.isAlone && !label.isCalling) return null;
  const beside = findBeside(page.lines, from);
  if (beside < 0 || !canBeValue(page, beside)) return null;
  const text = textAt(page, beside);
  if (isMasked(text)) return [];
  return isValue(page, beside, label, 'cell') && !isProse(text) ? [beside] : null;
}

/** The cells under a table's header, as long as they follow one another. */
function reachColumn(page: Page, from: number, label: Announcement): number[] {
  if (!label.isAlone || countInRow(page.lines, from) === 0) return [];
  // First in its row, it may as well be the name of one property among others.
  const isFirst = isFirstInRow(page.lines, from);
  const found: number[] = [];
  let above = page.lines[from];
  for (const index of findBelow(page.lines, from)) {
    const line = page.lines[index];
    if (!line || !above || gapBelow(above.box, line.box) > NEXT_ROW_GAP) break;
    const isPair = label.demand === 'pair' && isPairOfNameAndSecret(line.text.trim());
    const isCell = isPair || isValue(page, index, label, isFirst ? 'below' : 'cell');
    if (isCell && tokensOf(line.text).length <= 3) found.push(index);
    above = line;
  }
  return found;
}

function reachNextLine(page: Page, from: number, label: Announcement): number[] {
  const [next = -1] = findBelow(page.lines, from);
  const line = page.lines[next];
  const above = page.lines[from];
  if (!line || !above || gapBelow(above.box, line.box) > NEXT_LINE_GAP) return [];
  if (
    (isPropertyLine(line.text.trim()) && !SPEAKER.test(line.text)) ||
    label.hasName ||
    !canBeValue(page, next)
  )
    return [];
  const text = line.text.trim().replace(SPEAKER, '');
  if (label.demand === 'pair' && isPairOfNameAndSecret(text)) return [next];
  if (label.isMention && tokensOf(text).length > 1) return [];
  const nearness = label.isCalling && !SPEAKER.test(line.text) ? 'cell' : 'below';
  return isSecretValue(text, label.demand, nearness, text) ? [next] : [];
}

/** Words with or without numbers before them, as wallets show them. */
const NUMBERED_WORDS =
  /^(?:\d{1,2}\s*[.):]?\s*)?[a-z]{3,}(?:[\s,]+(?:\d{1,2}\s*[.):]?\s*)?[a-z]{3,})*$/i;
const FEWEST_WORDS = 6;
const PHRASE_REACH = 26;

/** Seed phrases fill several lines and columns under their heading. */
function reachWords(page: Page, from: number, label: Announcement): number[] {
  if (label.demand !== 'phrase') return [];
  const found: number[] = [];
  let words = 0;
  let others = 0;
  for (const index of linesUnder(page, from).slice(0, PHRASE_REACH)) {
    const text = unconfuse(textAt(page, index));
    if (NUMBERED_WORDS.test(text) && !isProse(text)) {
      found.push(index);
      words += text.match(/[a-z]+/gi)?.length ?? 0;
    } else if (++others > LONGEST_INTRODUCTION) break;
  }
  return words >= FEWEST_WORDS ? found : [];
}

const hasShape = (text: string, least: number): boolean => {
  const tokens = tokensOf(text);
  return (
    tokens.length <= 4 &&
    tokens.some(
      (token) =>
        passwordShape(token) >= least &&
        !isMasked(token) &&
        !isPlaceholder(token) &&
        !isNetworkName(token),
    )
  );
};

/** Behind a heading such as "Zugangsdaten" or a user name, a password needs no label of its own. */
function reachCredentials(page: Page, from: number, label: Announcement): number[] {
  const isHeading = label.demand === 'pair' && (label.isAlone || label.isCalling || label.hasName);
  if (!isHeading && !(label.demand === 'open' && label.isAlone)) return [];
  const reach = label.hasName ? 1 : HEADING_REACH;
  let above = page.lines[from];
  const found: number[] = [];
  for (const index of findBelow(page.lines, from).slice(0, reach)) {
    const line = page.lines[index];
    if (!line || !above || gapBelow(above.box, line.box) > NEXT_LINE_GAP) break;
    const least =
      found.length === 0 && tokensOf(line.text).length === 1 ? LABELLED_SHAPE : LONELY_SHAPE;
    if (canBeValue(page, index) && hasShape(line.text, least)) found.push(index);
    above = line;
  }
  return found;
}

/** A number before a code, and a code or a group of one. */
const LIST_NUMBER = /^\d{1,2}[.):]$/;
const CODE_GROUP = /^[A-Z0-9]{3,10}(?:-[A-Z0-9]{3,10}){0,7}$/i;
/** Codes have digits in them, or parts of equal length. */
const CODE_SIGN = /\d.*\d|^[a-z]{4,6}-[a-z]{4,6}$/i;
const MOST_GROUPS = 16;

function isListedCode(text: string): boolean {
  const parts = text.split(/\s+/).filter((part) => !LIST_NUMBER.test(part));
  const letters = parts.join('').length;
  return (
    letters >= 4 &&
    parts.length <= MOST_GROUPS &&
    parts.every((part) => CODE_GROUP.test(part)) &&
    parts.some((part) => CODE_SIGN.test(part)) &&
    !isPlainWord(text)
  );
}

const LISTS: ReadonlySet<SecretKind> = new Set(['recovery-code', 'otp']);

/** Everything that stands lower than a line, from the top down. */
function linesUnder({ lines }: Page, from: number): number[] {
  const heading = lines[from]?.box;
  if (!heading) return [];
  const topOf = (index: number): number => lines[index]?.box.y ?? 0;
  return [...lines.keys()]
    .filter((index) => topOf(index) > heading.y + heading.height / 2)
    .sort((one, other) => topOf(one) - topOf(other));
}

/** Lists of recovery codes and TANs: everything that looks like a code under their heading. */
function reachList(page: Page, from: number, label: Announcement): number[] {
  if (!LISTS.has(label.kind)) return [];
  const below = linesUnder(page, from).slice(0, LIST_REACH);
  const found: number[] = [];
  let others = 0;
  for (const index of below) {
    if (isListedCode(textAt(page, index))) {
      found.push(index);
      others = 0;
    } else if (++others > LONGEST_INTRODUCTION) break;
  }
  return found;
}

function reach(page: Page, from: number, label: Announcement): number[] {
  const list = reachList(page, from, label);
  if (list.length > 0) return list;
  const isHeader = countInRow(page.lines, from) > 0 && !isFirstInRow(page.lines, from);
  const column = isHeader ? reachColumn(page, from, label) : [];
  if (column.length > 0) return column;
  const beside = reachBeside(page, from, label);
  if (beside) return beside;
  for (const look of [reachColumn, reachWords, reachNextLine, reachCredentials]) {
    const found = look(page, from, label);
    if (found.length > 0) return found;
  }
  return [];
}

/** Secrets in lines beside and below the labels that announce them. */
export function judgeReach(page: Page): Suspicion[] {
  return page.labelled.flatMap(({ secret, announces }, index) => {
    if (secret !== null || !announces) return [];
    return reach(page, index, announces).map((line) => ({ kind: announces.kind, lines: [line] }));
  });
}

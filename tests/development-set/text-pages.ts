import type { Box, ReadLine } from '../../models/secrets/finding.ts';
import { createRandom, type Random } from './random.ts';
import { type Draft, makeDraft, type Wording } from './wording.ts';
import { TEST_HARMLESS } from './wordings/test-harmless.ts';
import { TEST_SECRETS } from './wordings/test-secrets.ts';
import { TUNING_HARMLESS } from './wordings/tuning-harmless.ts';
import { TUNING_SECRETS } from './wordings/tuning-secrets.ts';

export type Half = 'tuning' | 'test';

export const WORDINGS: Readonly<Record<Half, readonly Wording[]>> = {
  tuning: [...TUNING_SECRETS, ...TUNING_HARMLESS],
  test: [...TEST_SECRETS, ...TEST_HARMLESS],
};

/** A line as it would be read, with what is true about it. */
export interface KnownLine extends ReadLine {
  readonly isSecret: boolean;
}

/** Lines of one draft, laid out without drawing it. */
export interface TextPage {
  readonly draft: Draft;
  readonly lines: readonly KnownLine[];
}

/** In pixels: a font of 20. */
const CHARACTER = 11;
const HEIGHT = 24;
const ROW = 34;
const COLUMN_GAP = 50;

const indentOf = (text: string): number => text.length - text.trimStart().length;

/** Column starts, wide enough for the widest cell of each. */
function columnsOf({ rows }: Draft): number[] {
  const starts = [20];
  const count = Math.max(...rows.map((row) => row.length));
  for (let column = 0; column < count; column++) {
    const widths = rows.filter((row) => row.length > 1).map((row) => row[column]?.text.length ?? 0);
    starts.push((starts[column] ?? 0) + Math.max(0, ...widths) * CHARACTER + COLUMN_GAP);
  }
  return starts;
}

export function layOut(draft: Draft): TextPage {
  const columns = columnsOf(draft);
  const lines = draft.rows.flatMap((row, rowIndex) =>
    row.flatMap(({ text, isSecret }, column): KnownLine[] => {
      if (text.trim() === '') return [];
      const box: Box = {
        x: (columns[column] ?? 0) + indentOf(text) * CHARACTER,
        y: 20 + rowIndex * ROW,
        width: text.trim().length * CHARACTER,
        height: HEIGHT,
      };
      return [{ text: text.trim(), box, confidence: 0.95, isSecret }];
    }),
  );
  return { draft, lines };
}

/** Every wording of a half `times` over, each time with other made-up parts. */
export function makePages(half: Half, seed: number, times: number): TextPage[] {
  const random = createRandom(seed);
  return Array.from({ length: times }, () =>
    WORDINGS[half].map((wording, number) => layOut(makeDraft(wording, number, random))),
  ).flat();
}

/** Letters that the reader lacks, and those it takes for one another. */
const LACKING: Readonly<Record<string, string>> = {
  ö: 'o',
  Ö: 'O',
  Ä: 'A',
  ß: 'B',
  '•': '.',
  '●': '.',
};
const CONFUSED: Readonly<Record<string, string>> = {
  l: '1',
  I: 'l',
  '1': 'l',
  O: '0',
  '0': 'O',
  o: '0',
  S: '5',
  '5': 'S',
  B: '8',
  Z: '2',
  c: 'e',
  g: '9',
};

export interface Misreading {
  /** Share of characters that are read as another one. */
  readonly substitutions: number;
  /** Share of spaces that are lost. */
  readonly lostSpaces: number;
}

/** Text as a reader returns it: with its gaps in the alphabet always, other mistakes by chance. */
export function misread(
  text: string,
  { substitutions, lostSpaces }: Misreading,
  random: Random,
): string {
  return [...text]
    .map((character) => {
      if (character === ' ') return random.chance(lostSpaces) ? '' : character;
      const read = LACKING[character] ?? character;
      return random.chance(substitutions) ? (CONFUSED[read] ?? read) : read;
    })
    .join('');
}

export const misreadPage = (page: TextPage, misreading: Misreading, random: Random): TextPage => ({
  draft: page.draft,
  lines: page.lines.map((line) => ({ ...line, text: misread(line.text, misreading, random) })),
});

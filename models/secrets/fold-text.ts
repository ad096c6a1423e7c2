/** Text reduced to what survives bad reading, with the way back to the original. */
export interface FoldedText {
  readonly text: string;
  /** Index in the original of each folded character. */
  readonly origins: readonly number[];
}

/** Readers drop or invent these between the words of a label: "api_key", "API-Key", "Api key". */
const LOOSE = /[\s_\-‐‑–]/;

/** Characters that readers take for one another, each under one name. */
const CONFUSED: Readonly<Record<string, string>> = {
  l: 'i',
  '1': 'i',
  '|': 'i',
  '0': 'o',
  '5': 's',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
};

const MARKS = /\p{Mn}/gu;

/** Lower case without accents: "Schlüssel" is "schlussel". */
export const plainLetters = (text: string): string =>
  text.normalize('NFD').replace(MARKS, '').toLowerCase().replaceAll('ß', 'ss');

/** Each character is folded once: texts are made of few. */
const FOLDED = new Map<string, string>();

/** Characters that are remembered; more are a text of symbols. */
const MOST_FOLDED = 4_096;

function foldCharacter(character: string): string {
  const known = FOLDED.get(character);
  if (known !== undefined) return known;
  const plain = character.normalize('NFD').replace(MARKS, '').toLowerCase();
  const folded = LOOSE.test(character) ? '' : (CONFUSED[plain] ?? plain);
  if (FOLDED.size < MOST_FOLDED) FOLDED.set(character, folded);
  return folded;
}

/** Without spaces, accents and the difference between l, I and 1 or O and 0. */
export function foldText(original: string): FoldedText {
  let text = '';
  const origins: number[] = [];
  for (let index = 0; index < original.length; index++) {
    const character = original[index] ?? '';
    for (const folded of foldCharacter(character)) {
      text += folded;
      origins.push(index);
    }
  }
  return { text, origins };
}

/** Code points below this are Latin letters, digits and punctuation, with and without marks. */
const END_OF_LATIN = 0x250;
/** Full-width forms of ASCII, which the net mixes up with ASCII itself. */
const FULL_WIDTH = { from: 0xff01, to: 0xff5e, distance: 0xfee0 } as const;

/** Signs beyond Latin that stand in Latin text, and what to read them as. */
const SIGNS: Readonly<Record<string, string>> = {
  ...sameSigns('–—…€£©®™‰•→←↑↓√≠≤≥±'),
  '‘': "'",
  '’': "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '″': '"',
  '−': '-',
  '─': '-',
  '━': '-',
  '│': '|',
  '∶': ':',
  '●': '•',
  '∙': '•',
  '。': '.',
  '、': ',',
  '￥': '¥',
  '￡': '£',
  '\u3000': ' ',
  // The net's alphabet has no ß.
  β: 'ß',
};

function sameSigns(signs: string): Record<string, string> {
  return Object.fromEntries(Array.from(signs, (sign) => [sign, sign]));
}

/** A class of the recogniser's output layer that is kept. */
export interface KeptClass {
  readonly index: number;
  /** What it is read as; '' is the blank. */
  readonly character: string;
}

/**
 * Chooses the classes for Latin text. The first class is the blank, then come the lines of the
 * list, then the space.
 */
export function chooseClasses(list: string): KeptClass[] {
  const lines = list.split('\n').filter((line) => line !== '');
  const characters = ['', ...lines, ' '];
  return characters.flatMap((character, index) => {
    const readAs = index === 0 ? '' : latinOf(character);
    return readAs === null ? [] : [{ index, character: readAs }];
  });
}

function latinOf(character: string): string | null {
  const code = character.codePointAt(0) ?? 0;
  if (character in SIGNS) return SIGNS[character] ?? null;
  if (code >= FULL_WIDTH.from && code <= FULL_WIDTH.to) {
    return String.fromCodePoint(code - FULL_WIDTH.distance);
  }
  return code < END_OF_LATIN ? character : null;
}

const LETTERS: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  D: '0',
  I: '1',
  l: '1',
  '|': '1',
  S: '5',
  B: '8',
  g: '9',
};

/** Letters that readers see in place of digits, turned back: for where only digits can stand. */
export const asDigits = (text: string): string =>
  text.replace(/[OoDIl|SBg]/g, (letter) => LETTERS[letter] ?? letter);

/** Groups of digits at the front of a text, misread ones turned back; at least half must be digits. */
export function leadingDigits(text: string): string {
  const group = /^(?:[\dOoIl|SBg][ .\-–]?){2,19}/.exec(text)?.[0].trimEnd() ?? '';
  const isWhole = !/^[\p{L}\d]/u.test(text.slice(group.length));
  const digits = group.replace(/\D/g, '').length;
  return isWhole && digits * 2 >= group.replace(/[ .\-–]/g, '').length ? asDigits(group) : '';
}

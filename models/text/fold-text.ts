/**
 * The recogniser knows ä and ü, but not ö, Ö, Ä and ß; it reads the nearest letter that it
 * knows. Greek β comes closest to ß, and o and a with a bar or hook to ö and ä.
 */
const NEAREST: Readonly<Record<string, string>> = { ß: 'ss', β: 'ss', '6': '6' };

/**
 * Brings a text into the form in which it should be compared with another that went through here
 * too: small letters without marks, ß as ss. What the recogniser makes of "Schlüssel" or "ÖL" and
 * the word itself so come out alike.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[ßβ]/g, (letter) => NEAREST[letter] ?? letter);
}

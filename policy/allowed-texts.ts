/** What the person never wants hidden again: hashes of texts with this person's own salt, no text. */
export interface AllowedTexts {
  /** Random, made once. Without it a hash could be looked up in a table. */
  readonly salt: string;
  /** SHA-256 of salt and text, hexadecimal; the newest last. */
  readonly fingerprints: readonly string[];
}

/** The key under which they are stored. */
export const ALLOWED_TEXTS_KEY = 'allowedTexts';

const FINGERPRINT = /^[0-9a-f]{64}$/;

const SHORTEST_SALT = 16;

/** The oldest go first. */
const MOST_TEXTS = 1_000;

/** @returns `null` while no salt has been made. */
export function parseAllowedTexts(value: unknown): AllowedTexts | null {
  if (typeof value !== 'object' || value === null) return null;
  const { salt, fingerprints } = value as Record<string, unknown>;
  if (typeof salt !== 'string' || salt.length < SHORTEST_SALT) return null;
  const known = Array.isArray(fingerprints) ? fingerprints : [];
  return { salt, fingerprints: known.filter(isFingerprint).slice(-MOST_TEXTS) };
}

const isFingerprint = (value: unknown): value is string =>
  typeof value === 'string' && FINGERPRINT.test(value);

/** @param fingerprint Anything that is none changes nothing. */
export function withAllowedText(texts: AllowedTexts, fingerprint: string): AllowedTexts {
  const others = texts.fingerprints.filter((one) => one !== fingerprint);
  return parseAllowedTexts({ ...texts, fingerprints: [...others, fingerprint] }) ?? texts;
}

import { foldText } from './fold-text.ts';

/** SHA-256 or as good; `crypto.subtle.digest` bound to it in the browser. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;

export interface Fingerprinting {
  readonly digest: Digest;
  /** Random, made once for this person; without it a fingerprint could be looked up in a table. */
  readonly salt: string;
}

const toHex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The same for a text however its spaces, accents and look-alike letters were read. */
export async function fingerprintOf(
  text: string,
  { digest, salt }: Fingerprinting,
): Promise<string> {
  return toHex(await digest(new TextEncoder().encode(`${salt}\u0000${foldText(text).text}`)));
}

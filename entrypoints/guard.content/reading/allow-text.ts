import { browser } from 'wxt/browser';
import {
  ALLOWED_TEXTS_KEY,
  parseAllowedTexts,
  withAllowedText,
} from '../../../policy/allowed-texts';

/** One change after the other: two at once would undo each other. */
let last: Promise<void> = Promise.resolve();

/**
 * Remembers that a text is never to be hidden again, by its salted hash. In a private window nothing
 * is written down.
 */
export function allowText(fingerprint: string): Promise<void> {
  if (browser.extension.inIncognitoContext) return Promise.resolve();
  last = last.then(() => write(fingerprint)).catch(() => undefined); // the extension has gone
  return last;
}

async function write(fingerprint: string): Promise<void> {
  const stored = await browser.storage.local.get(ALLOWED_TEXTS_KEY);
  const texts = parseAllowedTexts(stored[ALLOWED_TEXTS_KEY]);
  if (!texts) return; // no salt, no fingerprint
  await browser.storage.local.set({ [ALLOWED_TEXTS_KEY]: withAllowedText(texts, fingerprint) });
}

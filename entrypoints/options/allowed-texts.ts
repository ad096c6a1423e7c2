import { browser } from 'wxt/browser';
import { ALLOWED_TEXTS_KEY, parseAllowedTexts } from '../../policy/allowed-texts';

/** How many texts are never to be hidden again. */
export async function countAllowedTexts(): Promise<number> {
  const stored = await browser.storage.local.get(ALLOWED_TEXTS_KEY);
  return parseAllowedTexts(stored[ALLOWED_TEXTS_KEY])?.fingerprints.length ?? 0;
}

/** Another salt is made when the next text is read. */
export const forgetAllowedTexts = (): Promise<void> =>
  browser.storage.local.remove(ALLOWED_TEXTS_KEY);

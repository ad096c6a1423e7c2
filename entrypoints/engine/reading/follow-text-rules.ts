import { browser } from 'wxt/browser';
import { ALLOWED_TEXTS_KEY, parseAllowedTexts } from '../../../policy/allowed-texts';
import { READING_RULES_KEY } from '../../../policy/reading-rules';
import type { TextRulesMessage } from './text-rules';

const KEYS = [READING_RULES_KEY, ALLOWED_TEXTS_KEY];

/**
 * Tells the person's rules as they are stored, now and at every change. The first to ask makes the
 * salt; should two have made one at once, both hear of the one that was kept.
 * @returns what ends it.
 */
export function followTextRules(tell: (message: TextRulesMessage) => void): () => void {
  const onChanged = (changes: object): void => {
    if (KEYS.some((key) => key in changes)) void read(tell);
  };
  browser.storage.local.onChanged.addListener(onChanged);
  void read(tell);
  return () => browser.storage.local.onChanged.removeListener(onChanged);
}

async function read(tell: (message: TextRulesMessage) => void): Promise<void> {
  const stored = await browser.storage.local.get(KEYS);
  const allowed = stored[ALLOWED_TEXTS_KEY];
  if (parseAllowedTexts(allowed)) {
    tell({ kind: 'rules', rules: stored[READING_RULES_KEY], allowed });
    return;
  }
  // Heard of as a change like any other.
  const made = { salt: crypto.randomUUID(), fingerprints: [] };
  await browser.storage.local.set({ [ALLOWED_TEXTS_KEY]: made });
}

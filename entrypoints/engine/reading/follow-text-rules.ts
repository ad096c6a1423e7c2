import { browser } from 'wxt/browser';
import { ALLOWED_TEXTS_KEY, parseAllowedTexts } from '../../../policy/allowed-texts';
import { loadSettings, watchSettings } from '../../../protocol/settings-store';
import type { TextRulesMessage } from './text-rules';

type Tell = (message: TextRulesMessage) => void;

/**
 * Tells the rules that count, now and at every change. The first to ask makes the salt; should two
 * have made one at once, both hear of the one that was kept.
 * @returns what ends it.
 */
export function followTextRules(tell: Tell): () => void {
  const onChanged = (changes: object): void => {
    if (ALLOWED_TEXTS_KEY in changes) void read(tell);
  };
  browser.storage.local.onChanged.addListener(onChanged);
  const unwatch = watchSettings(browser.storage, () => void read(tell));
  void read(tell);
  return () => {
    browser.storage.local.onChanged.removeListener(onChanged);
    unwatch();
  };
}

async function read(tell: Tell): Promise<void> {
  const [{ settings }, stored] = await Promise.all([
    loadSettings(browser.storage),
    browser.storage.local.get(ALLOWED_TEXTS_KEY),
  ]);
  const allowed = stored[ALLOWED_TEXTS_KEY];
  if (parseAllowedTexts(allowed)) {
    tell({ kind: 'rules', rules: settings.reading, allowed });
    return;
  }
  // Heard of as a change like any other.
  const made = { salt: crypto.randomUUID(), fingerprints: [] };
  await browser.storage.local.set({ [ALLOWED_TEXTS_KEY]: made });
}

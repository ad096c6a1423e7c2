import { browser } from 'wxt/browser';
import { ALLOWED_TEXTS_KEY, parseAllowedTexts } from '../../policy/allowed-texts';
import {
  parseReadingRules,
  READING_RULES_KEY,
  type ReadingRules,
} from '../../policy/reading-rules';

export interface ReadingChoices {
  readonly reading: ReadingRules;
  /** How many texts are never to be hidden again. */
  readonly allowedTexts: number;
}

export async function loadReadingChoices(): Promise<ReadingChoices> {
  const stored = await browser.storage.local.get([READING_RULES_KEY, ALLOWED_TEXTS_KEY]);
  return {
    reading: parseReadingRules(stored[READING_RULES_KEY]),
    allowedTexts: parseAllowedTexts(stored[ALLOWED_TEXTS_KEY])?.fingerprints.length ?? 0,
  };
}

export const saveReadingRules = (rules: ReadingRules): Promise<void> =>
  browser.storage.local.set({ [READING_RULES_KEY]: parseReadingRules(rules) });

/** Another salt is made when the next text is read. */
export const forgetAllowedTexts = (): Promise<void> =>
  browser.storage.local.remove(ALLOWED_TEXTS_KEY);

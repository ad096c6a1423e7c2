import { browser } from 'wxt/browser';
import {
  type BackgroundEffect,
  DEFAULT_EFFECT,
  parseBackgroundEffect,
} from '../../policy/background-effect';
import {
  COVER_KEY,
  type CoverChoice,
  DEFAULT_COVER,
  parseCoverChoice,
} from '../../policy/cover-choice';
import {
  GUARD_SETTINGS_KEY,
  type GuardSettings,
  parseGuardSettings,
} from '../../policy/guard-settings';
import {
  declineOffer,
  HABITS_KEY,
  parseSiteHabits,
  type SiteHabits,
} from '../../policy/site-habits';

/** Where the engine reads it from. */
const EFFECT_KEY = 'backgroundEffect';

export interface PopupSettings {
  readonly background: BackgroundEffect;
  readonly cover: CoverChoice;
  readonly guard: GuardSettings;
  readonly habits: SiteHabits;
}

/** Everything that the popup shows of the settings, in one reading. */
export async function readSettings(): Promise<PopupSettings> {
  const keys = [EFFECT_KEY, COVER_KEY, GUARD_SETTINGS_KEY, HABITS_KEY];
  const stored = await browser.storage.local.get(keys);
  return {
    background: parseBackgroundEffect(stored[EFFECT_KEY]) ?? DEFAULT_EFFECT,
    cover: parseCoverChoice(stored[COVER_KEY]) ?? DEFAULT_COVER,
    guard: parseGuardSettings(stored[GUARD_SETTINGS_KEY]),
    habits: parseSiteHabits(stored[HABITS_KEY]),
  };
}

export const saveBackground = (effect: BackgroundEffect): Promise<void> =>
  browser.storage.local.set({ [EFFECT_KEY]: effect });

export const saveCover = (cover: CoverChoice): Promise<void> =>
  browser.storage.local.set({ [COVER_KEY]: cover });

/** One change after the other: two at once would undo each other. */
let lastChange: Promise<void> = Promise.resolve();

/** Changes the guard's settings as they are stored now; only what makes sense is stored again. */
export function changeGuardSettings(
  change: (settings: GuardSettings) => GuardSettings,
): Promise<void> {
  lastChange = lastChange.then(async () => {
    const { guard } = await readSettings();
    await browser.storage.local.set({ [GUARD_SETTINGS_KEY]: parseGuardSettings(change(guard)) });
  });
  return lastChange;
}

export async function declineRule(origin: string): Promise<void> {
  const { habits } = await readSettings();
  await browser.storage.local.set({ [HABITS_KEY]: declineOffer(habits, origin) });
}

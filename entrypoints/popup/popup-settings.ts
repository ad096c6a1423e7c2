import { browser } from 'wxt/browser';
import type { EffectiveSettings } from '../../policy/settings/managed';
import type { Settings } from '../../policy/settings/settings';
import {
  declineOffer,
  HABITS_KEY,
  parseSiteHabits,
  type SiteHabits,
} from '../../policy/site-habits';
import { changeSettings, loadSettings } from '../../protocol/settings-store';

export interface PopupSettings extends EffectiveSettings {
  readonly habits: SiteHabits;
}

/**
 * Everything that the popup shows of the settings.
 * @param load `loadUnmanagedSettings` for as long as the browser does not know of a policy.
 */
export async function readSettings(load = loadSettings): Promise<PopupSettings> {
  const [effective, habits] = await Promise.all([load(browser.storage), readHabits()]);
  return { ...effective, habits };
}

async function readHabits(): Promise<SiteHabits> {
  const stored = await browser.storage.local.get(HABITS_KEY);
  return parseSiteHabits(stored[HABITS_KEY]);
}

/** Changes the person's settings as they are stored now. */
export const changeOwnSettings = (change: (own: Settings) => Settings): Promise<void> =>
  changeSettings(browser.storage, navigator.locks, change);

export async function declineRule(origin: string): Promise<void> {
  await browser.storage.local.set({ [HABITS_KEY]: declineOffer(await readHabits(), origin) });
}

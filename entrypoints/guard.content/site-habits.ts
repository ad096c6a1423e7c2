import { browser } from 'wxt/browser';
import type { DeviceKind } from '../../policy/gate';
import { HABITS_KEY, noteUncap, parseSiteHabits } from '../../policy/site-habits';

/** Remembers that the person has uncovered a device on this site, for the popup to offer a rule. */
export async function rememberUncap(site: string, device: DeviceKind): Promise<void> {
  // Without its extension, which has been reloaded meanwhile, this frame remembers nothing.
  // What is done in a private window is not written down.
  if (!browser.runtime?.id || browser.extension.inIncognitoContext) return;
  const stored = await browser.storage.local.get(HABITS_KEY);
  const habits = parseSiteHabits(stored[HABITS_KEY]);
  const next = noteUncap(habits, site, device);
  if (next !== habits) await browser.storage.local.set({ [HABITS_KEY]: next });
}

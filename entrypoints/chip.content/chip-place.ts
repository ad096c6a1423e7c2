import { browser } from 'wxt/browser';
import { CHIP_PREFIX, type ChipPlace, parseChipPlace } from '../../components/chip/chip-place';

const keyOf = (site: string): string => `${CHIP_PREFIX}${site}`;

export async function loadChipPlace(site: string): Promise<ChipPlace> {
  const key = keyOf(site);
  const stored = await browser.storage.local.get(key);
  return parseChipPlace(stored[key]);
}

/** In a private window it holds until the page is left: nothing of it is written down. */
export async function saveChipPlace(site: string, place: ChipPlace): Promise<void> {
  if (browser.extension.inIncognitoContext) return;
  await browser.storage.local.set({ [keyOf(site)]: place });
}

import { browser } from 'wxt/browser';
import { CHIP_PREFIX, parseChipPlace } from '../../components/chip/chip-place';

/** Origins on which the person has put the chip away. */
export async function readHiddenChips(): Promise<string[]> {
  const stored = await browser.storage.local.get(null);
  return Object.entries(stored)
    .filter(([key, place]) => key.startsWith(CHIP_PREFIX) && parseChipPlace(place).isDismissed)
    .map(([key]) => key.slice(CHIP_PREFIX.length));
}

export async function hideChip(origin: string, isHidden: boolean): Promise<void> {
  const key = `${CHIP_PREFIX}${origin}`;
  const stored = await browser.storage.local.get(key);
  await browser.storage.local.set({
    [key]: { ...parseChipPlace(stored[key]), isDismissed: isHidden },
  });
}

/** As if the chip had never been moved there. */
export const forgetChip = (origin: string): Promise<void> =>
  browser.storage.local.remove(`${CHIP_PREFIX}${origin}`);

export async function forgetAllChips(): Promise<void> {
  const stored = await browser.storage.local.get(null);
  const keys = Object.keys(stored).filter((key) => key.startsWith(CHIP_PREFIX));
  await browser.storage.local.remove(keys);
}

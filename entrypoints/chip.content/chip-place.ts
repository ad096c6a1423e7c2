import { browser } from 'wxt/browser';
import { type ChipPosition, DEFAULT_CHIP_POSITION } from '../../components/chip/chip-model';

/** How the person has left the chip on one site. */
export interface ChipPlace {
  readonly position: ChipPosition;
  readonly isFolded: boolean;
  readonly isDismissed: boolean;
}

const DEFAULT_PLACE: ChipPlace = {
  position: DEFAULT_CHIP_POSITION,
  isFolded: false,
  isDismissed: false,
};

const keyOf = (site: string): string => `chip:${site}`;

const isShare = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 1;

function parseChipPlace(value: unknown): ChipPlace {
  if (typeof value !== 'object' || value === null) return DEFAULT_PLACE;
  const { position, isFolded, isDismissed } = value as Record<string, unknown>;
  const { x, y } = (position ?? {}) as Record<string, unknown>;
  return {
    position: isShare(x) && isShare(y) ? { x, y } : DEFAULT_CHIP_POSITION,
    isFolded: isFolded === true,
    isDismissed: isDismissed === true,
  };
}

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

import { type ChipPosition, DEFAULT_CHIP_POSITION } from './chip-model';

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

/** In local storage, before the origin. */
export const CHIP_PREFIX = 'chip:';

const isShare = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 1;

export function parseChipPlace(value: unknown): ChipPlace {
  if (typeof value !== 'object' || value === null) return DEFAULT_PLACE;
  const { position, isFolded, isDismissed } = value as Record<string, unknown>;
  const { x, y } = (position ?? {}) as Record<string, unknown>;
  return {
    position: isShare(x) && isShare(y) ? { x, y } : DEFAULT_CHIP_POSITION,
    isFolded: isFolded === true,
    isDismissed: isDismissed === true,
  };
}

import type { DeviceKind } from './gate';
import { type GuardSettings, type RuledKind, startsLive } from './guard-settings';

/** How often the person has uncovered something on one site. */
export interface SiteHabit {
  readonly camera: number;
  readonly microphone: number;
  /** The person does not want to be asked about this site again. */
  readonly isDeclined: boolean;
}

/** By origin, as in `https://meet.example`. */
export type SiteHabits = Readonly<Record<string, SiteHabit>>;

/** Where they are kept in local storage. */
export const HABITS_KEY = 'siteHabits';

/** Once may be chance; whoever does it twice may want to be spared the third time. */
const OFFERED_AFTER = 2;

const RULED: readonly RuledKind[] = ['camera', 'microphone'];
const NO_HABIT: SiteHabit = { camera: 0, microphone: 0, isDeclined: false };

const habitOf = (habits: SiteHabits, site: string): SiteHabit =>
  (Object.hasOwn(habits, site) ? habits[site] : undefined) ?? NO_HABIT;

/** The person has uncovered a device here once more. No more is counted than an offer takes. */
export function noteUncap(habits: SiteHabits, site: string, device: DeviceKind): SiteHabits {
  if (device === 'screen' || device === 'sound') return habits;
  const habit = habitOf(habits, site);
  if (habit[device] >= OFFERED_AFTER) return habits;
  return { ...habits, [site]: { ...habit, [device]: habit[device] + 1 } };
}

export const declineOffer = (habits: SiteHabits, site: string): SiteHabits => ({
  ...habits,
  [site]: { ...habitOf(habits, site), isDeclined: true },
});

/** Devices for which "always start live on this site" is worth a question. */
export function offeredKinds(
  habits: SiteHabits,
  settings: GuardSettings,
  site: string,
): RuledKind[] {
  const habit = habitOf(habits, site);
  if (habit.isDeclined) return [];
  return RULED.filter((kind) => habit[kind] >= OFFERED_AFTER && !startsLive(settings, site, kind));
}

/** Reads what is stored; whatever makes no sense is left out. */
export function parseSiteHabits(value: unknown): SiteHabits {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([site, stored]) => {
      const habit = parseHabit(stored);
      return habit ? [[site, habit]] : [];
    }),
  );
}

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

function parseHabit(value: unknown): SiteHabit | null {
  if (typeof value !== 'object' || value === null) return null;
  const { camera, microphone, isDeclined } = value as Record<string, unknown>;
  if (!isCount(camera) || !isCount(microphone)) return null;
  return { camera, microphone, isDeclined: isDeclined === true };
}

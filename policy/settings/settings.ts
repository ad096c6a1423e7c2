import { type BackgroundEffect, DEFAULT_EFFECT } from '../background-effect';
import { type CoverChoice, DEFAULT_COVER } from '../cover-choice';
import { DEFAULT_GUARD_SETTINGS, type GuardSettings } from '../guard-settings';

/** Raised with every change that an older version could not read, a new field included. */
export const SETTINGS_VERSION = 2;

/** Everything that the person can choose, as it is stored, exported and imported. */
export interface Settings extends GuardSettings {
  readonly version: typeof SETTINGS_VERSION;
  readonly background: BackgroundEffect;
  readonly cover: CoverChoice;
}

/** The preset "Careful", and what counts whenever nothing else can be read. */
export const CAREFUL_SETTINGS: Settings = {
  ...DEFAULT_GUARD_SETTINGS,
  version: SETTINGS_VERSION,
  background: DEFAULT_EFFECT,
  cover: DEFAULT_COVER,
};

/** What the person has said of one site. */
export interface SiteRules {
  readonly origin: string;
  readonly startsLive: readonly ('camera' | 'microphone')[];
}

/** Every site that anything is said of, in the order of the alphabet. */
export function siteRules({ alwaysLive }: Settings): SiteRules[] {
  return Object.entries(alwaysLive)
    .map(([origin, startsLive]) => ({ origin, startsLive }))
    .sort((one, other) => (one.origin < other.origin ? -1 : 1));
}

/** As if nothing had ever been said of this site. */
export const withoutSite = (settings: Settings, origin: string): Settings => ({
  ...settings,
  alwaysLive: Object.fromEntries(
    Object.entries(settings.alwaysLive).filter(([site]) => site !== origin),
  ),
});

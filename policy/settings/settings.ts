import { type BackgroundEffect, DEFAULT_EFFECT } from '../background-effect';
import { type CoverChoice, DEFAULT_COVER } from '../cover-choice';
import { DEFAULT_GUARD_SETTINGS, type GuardSettings } from '../guard-settings';
import { DEFAULT_READING_RULES, type ReadingRules } from '../reading-rules';

/** Raised with every change that an older version could not read, a new field included. */
export const SETTINGS_VERSION = 2;

/** Everything that the person can choose, as it is stored, exported and imported. */
export interface Settings extends GuardSettings {
  readonly version: typeof SETTINGS_VERSION;
  readonly background: BackgroundEffect;
  readonly cover: CoverChoice;
  /** Origins whose pages are told nothing of the person's attention. */
  readonly privateAttention: readonly string[];
  /** Origins that see "Microphone 1" in place of a device's own name. */
  readonly neutralLabels: readonly string[];
  /** What of the text on a screen the others may see. */
  readonly reading: ReadingRules;
}

/** The preset "Careful", and what counts whenever nothing else can be read. */
export const CAREFUL_SETTINGS: Settings = {
  ...DEFAULT_GUARD_SETTINGS,
  version: SETTINGS_VERSION,
  background: DEFAULT_EFFECT,
  cover: DEFAULT_COVER,
  privateAttention: [],
  neutralLabels: [],
  reading: DEFAULT_READING_RULES,
};

/** What the person has said of one site. */
export interface SiteRules {
  readonly origin: string;
  readonly startsLive: readonly ('camera' | 'microphone')[];
  readonly privateAttention: boolean;
  readonly neutralLabels: boolean;
}

/** Every site that anything is said of, in the order of the alphabet. */
export function siteRules(settings: Settings): SiteRules[] {
  const { alwaysLive, privateAttention, neutralLabels } = settings;
  const origins = new Set([...Object.keys(alwaysLive), ...privateAttention, ...neutralLabels]);
  return [...origins].sort().map((origin) => ({
    origin,
    startsLive: (Object.hasOwn(alwaysLive, origin) && alwaysLive[origin]) || [],
    privateAttention: privateAttention.includes(origin),
    neutralLabels: neutralLabels.includes(origin),
  }));
}

const withOrigin = (origins: readonly string[], origin: string, isIn: boolean): string[] => {
  const others = origins.filter((one) => one !== origin);
  return isIn ? [...others, origin] : others;
};

/** A rule that is either on or off for a site. */
export type SiteSwitch = 'privateAttention' | 'neutralLabels';

export const withSiteSwitch = (
  settings: Settings,
  origin: string,
  rule: SiteSwitch,
  isOn: boolean,
): Settings => ({ ...settings, [rule]: withOrigin(settings[rule], origin, isOn) });

/** As if nothing had ever been said of this site. */
export const withoutSite = (settings: Settings, origin: string): Settings => ({
  ...settings,
  alwaysLive: Object.fromEntries(
    Object.entries(settings.alwaysLive).filter(([site]) => site !== origin),
  ),
  privateAttention: withOrigin(settings.privateAttention, origin, false),
  neutralLabels: withOrigin(settings.neutralLabels, origin, false),
});

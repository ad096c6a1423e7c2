import { DEFAULT_GUARD_SETTINGS } from '../guard-settings';
import { LAPSES } from '../lapse';
import type { Settings } from './settings';

export const PRESETS = ['careful', 'relaxed', 'strict'] as const;
export type Preset = (typeof PRESETS)[number];

/** What a preset says; everything else stays as the person has it. */
type PresetSettings = Pick<Settings, 'lapses' | 'sharing'>;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const { lapses: CAREFUL_LAPSES, sharing: CAREFUL_SHARING } = DEFAULT_GUARD_SETTINGS;

/** In every preset a locked computer and a restarted browser cover: nobody is there to look. */
const PRESET_SETTINGS: Readonly<Record<Preset, PresetSettings>> = {
  careful: { lapses: CAREFUL_LAPSES, sharing: CAREFUL_SHARING },
  relaxed: {
    lapses: {
      ...CAREFUL_LAPSES,
      'tab-hidden': { remindAfterMs: null, coverAfterMs: null },
      idle: { remindAfterMs: null, coverAfterMs: 30 * MINUTE },
      'walk-away': { remindAfterMs: MINUTE, coverAfterMs: 5 * MINUTE },
      'call-over': { remindAfterMs: 10 * SECOND, coverAfterMs: 5 * MINUTE },
      unattended: { remindAfterMs: 30 * MINUTE, coverAfterMs: null },
    },
    sharing: CAREFUL_SHARING,
  },
  strict: {
    lapses: {
      ...CAREFUL_LAPSES,
      'tab-hidden': { remindAfterMs: 30 * SECOND, coverAfterMs: MINUTE },
      idle: { remindAfterMs: null, coverAfterMs: 2 * MINUTE },
      'walk-away': { remindAfterMs: null, coverAfterMs: 10 * SECOND },
      'call-over': { remindAfterMs: null, coverAfterMs: 10 * SECOND },
      unattended: { remindAfterMs: 5 * MINUTE, coverAfterMs: 6 * MINUTE },
    },
    sharing: { confirmEverything: true, neverWholeScreen: true },
  },
};

export const withPreset = (settings: Settings, preset: Preset): Settings => ({
  ...settings,
  ...PRESET_SETTINGS[preset],
});

const same = (one: unknown, other: unknown): boolean =>
  typeof one === 'object' && one !== null && typeof other === 'object' && other !== null
    ? Object.entries(one).every(([key, value]) => same(value, (other as typeof one)[key as never]))
    : one === other;

/** The preset that these settings are; `null` for a mixture of the person's own. */
export const presetOf = ({ lapses, sharing }: Settings): Preset | null =>
  PRESETS.find((preset) => same(PRESET_SETTINGS[preset], { lapses, sharing })) ?? null;

/** What a preset says, one by one. */
export const OF_PRESETS = ['confirmEverything', 'neverWholeScreen', ...LAPSES] as const;

/** Somebody else has set a part of it. */
export const isPresetLocked = (locked: ReadonlySet<string>): boolean =>
  OF_PRESETS.some((name) => locked.has(name));

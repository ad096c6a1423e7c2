import * as v from 'valibot';
import type { BackgroundEffect } from '../background-effect';
import { LAPSES, type Lapse, type LapseRule } from '../lapse';
import { joinEntries } from '../reading-rules';
import { OF_PRESETS, PRESETS, withPreset } from './presets';
import type { StoreProblem, StoreReading } from './read-store';
import { hiddenPatterns, hiddenWords, keyCode, origin, readingMode, ruledKinds } from './schema';
import type { Settings } from './settings';

/** What an organisation can lock, one by one. */
export type SettingName =
  | 'background'
  | 'cover'
  | 'pushToTalkKey'
  | 'confirmEverything'
  | 'neverWholeScreen'
  | 'alwaysLive'
  | 'privateAttention'
  | 'neutralLabels'
  | 'readingMode'
  | Lapse;

export interface EffectiveSettings {
  /** What counts: the person's, with what the organisation forces. */
  readonly settings: Settings;
  /** The person's own, to which changes are made. */
  readonly own: Settings;
  readonly locked: ReadonlySet<SettingName>;
  /** Why what the person has stored does not count. */
  readonly problem: StoreProblem | null;
  /** Fields of the organisation's policy that make no sense and are left out. */
  readonly brokenPolicies: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** What one field of a policy makes of the settings; `null` when its value makes no sense. */
type PolicyField = (value: unknown, settings: Settings) => Settings | null;

/** A field of a policy, read by a schema. */
function field<Output>(
  schema: v.GenericSchema<unknown, Output>,
  apply: (settings: Settings, value: Output) => Settings,
): PolicyField {
  return (value, settings) => {
    const parsed = v.safeParse(schema, value);
    return parsed.success ? apply(settings, parsed.output) : null;
  };
}

const seconds = v.optional(v.pipe(v.number(), v.finite(), v.minValue(0)));

/** Policies know no `null`: a length that is left out is "never". */
const policyRule = v.pipe(
  v.strictObject({ remindAfterSeconds: seconds, coverAfterSeconds: seconds }),
  v.transform(
    ({ remindAfterSeconds: remind, coverAfterSeconds: cover }): LapseRule => ({
      remindAfterMs: remind === undefined ? null : remind * 1_000,
      coverAfterMs: cover === undefined ? null : cover * 1_000,
    }),
  ),
);

const policyBackground = v.pipe(
  v.string(),
  v.regex(/^(light-blur|strong-blur|#[0-9a-f]{6})$/i),
  v.transform((given): BackgroundEffect => {
    if (given.startsWith('#')) return { kind: 'colour', colour: given };
    return { kind: 'blur', strength: given === 'light-blur' ? 'light' : 'strong' };
  }),
);

const POLICY_FIELDS: Readonly<Record<string, PolicyField>> = {
  preset: field(v.picklist(PRESETS), withPreset),
  background: field(policyBackground, (settings, background) => ({ ...settings, background })),
  cover: field(v.picklist(['neutral', 'frozen']), (settings, kind) => ({
    ...settings,
    cover: { kind },
  })),
  pushToTalkKey: field(keyCode, (settings, pushToTalkKey) => ({ ...settings, pushToTalkKey })),
  confirmEverything: field(v.boolean(), ({ sharing, ...settings }, confirmEverything) => ({
    ...settings,
    sharing: { ...sharing, confirmEverything },
  })),
  neverWholeScreen: field(v.boolean(), ({ sharing, ...settings }, neverWholeScreen) => ({
    ...settings,
    sharing: { ...sharing, neverWholeScreen },
  })),
  alwaysLive: field(v.record(origin, ruledKinds), (settings, alwaysLive) => ({
    ...settings,
    alwaysLive,
  })),
  privateAttention: field(v.array(origin), (settings, privateAttention) => ({
    ...settings,
    privateAttention,
  })),
  neutralLabels: field(v.array(origin), (settings, neutralLabels) => ({
    ...settings,
    neutralLabels,
  })),
  readingMode: field(readingMode, ({ reading, ...settings }, mode) => ({
    ...settings,
    reading: { ...reading, mode },
  })),
  hiddenWords: field(hiddenWords, ({ reading, ...settings }, words) => ({
    ...settings,
    reading: { ...reading, words: joinEntries(words, reading.words) },
  })),
  hiddenPatterns: field(hiddenPatterns, ({ reading, ...settings }, patterns) => ({
    ...settings,
    reading: { ...reading, patterns: joinEntries(patterns, reading.patterns) },
  })),
  ...Object.fromEntries(
    LAPSES.map((lapse) => [
      `lapses.${lapse}`,
      field(policyRule, ({ lapses, ...settings }, rule) => ({
        ...settings,
        lapses: { ...lapses, [lapse]: rule },
      })),
    ]),
  ),
};

/** What a field locks, where that is not the setting of its own name. */
const LOCKS: Readonly<Record<string, readonly SettingName[]>> = {
  preset: OF_PRESETS,
  // The organisation's entries come before the person's, who can have more.
  hiddenWords: [],
  hiddenPatterns: [],
  ...Object.fromEntries(LAPSES.map((lapse) => [`lapses.${lapse}`, [lapse]])),
};

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of one part of a policy; a preset first, as the others say more. */
function fieldsOfPolicy(part: unknown): [string, unknown][] {
  if (!isFields(part)) return [];
  const { preset, lapses, ...others } = part;
  const rules = isFields(lapses)
    ? Object.entries(lapses).map(([lapse, rule]): [string, unknown] => [`lapses.${lapse}`, rule])
    : [];
  const known = preset === undefined ? [] : [['preset', preset] as [string, unknown]];
  return [...known, ...Object.entries(others), ...rules];
}

interface Applied {
  readonly settings: Settings;
  readonly applied: readonly string[];
  readonly broken: readonly string[];
}

function applyPolicy(given: Settings, part: unknown): Applied {
  let settings = given;
  const applied: string[] = [];
  const broken: string[] = [];
  for (const [name, value] of fieldsOfPolicy(part)) {
    const change = Object.hasOwn(POLICY_FIELDS, name) ? POLICY_FIELDS[name] : undefined;
    const changed = change?.(value, settings) ?? null;
    if (changed) settings = changed;
    (changed ? applied : broken).push(name);
  }
  return { settings, applied, broken };
}

/**
 * The settings that count in a browser that an organisation manages, or nobody.
 * @param managed Managed storage: `initial` holds until the person chooses something, `forced` always.
 */
export function effectiveSettings(
  { settings, problem, isEmpty }: StoreReading,
  { initial, forced }: Fields,
): EffectiveSettings {
  const begun = applyPolicy(settings, isEmpty ? initial : undefined);
  const { settings: counting, applied, broken } = applyPolicy(begun.settings, forced);
  return {
    settings: counting,
    own: begun.settings,
    locked: new Set(applied.flatMap((name) => LOCKS[name] ?? [name as SettingName])),
    problem,
    brokenPolicies: [
      ...begun.broken.map((name) => `initial.${name}`),
      ...broken.map((name) => `forced.${name}`),
    ],
  };
}

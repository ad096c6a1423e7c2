import * as v from 'valibot';
import { parseBackgroundEffect } from '../background-effect';
import { parseCoverChoice } from '../cover-choice';
import { parseGuardSettings } from '../guard-settings';
import { SETTINGS_SCHEMA } from './schema';
import { CAREFUL_SETTINGS, SETTINGS_VERSION, type Settings } from './settings';

/** Where the settings are kept in local storage. */
export const SETTINGS_KEY = 'settings';

/** Where version 1 kept them, each part apart and without a number. */
export const FIRST_KEYS = ['guardSettings', 'backgroundEffect', 'coverChoice'] as const;

/** All keys that say something of the settings. */
export const SETTINGS_KEYS: readonly string[] = [SETTINGS_KEY, ...FIRST_KEYS];

/** Why what is stored does not count: it makes no sense, or a newer version has written it. */
export type StoreProblem = 'broken' | 'newer';

export interface StoreReading {
  readonly settings: Settings;
  /** With one, the settings are those of the preset "Careful". */
  readonly problem: StoreProblem | null;
  /** Nothing has been chosen yet. */
  readonly isEmpty: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** By the version they begin with; each leads to the next one. */
const MIGRATIONS: Readonly<Record<number, (older: Fields) => Fields>> = {
  1: (older) => ({ ...CAREFUL_SETTINGS, ...firstVersion(older), version: 2 }),
};

/** What version 1 has stored; whatever is absent or makes no sense is left out, as it did itself. */
function firstVersion({ guardSettings, backgroundEffect, coverChoice }: Fields): Partial<Settings> {
  const background = parseBackgroundEffect(backgroundEffect);
  const cover = parseCoverChoice(coverChoice);
  const guard = Object.entries(parseGuardSettings(guardSettings)).filter(
    ([field]) => isFields(guardSettings) && field in guardSettings,
  );
  return {
    ...Object.fromEntries(guard),
    ...(background && { background }),
    ...(cover && { cover }),
  };
}

/**
 * Reads settings of any version up to this one.
 * @returns The problem, with what is wrong where, if they do not count.
 */
export function parseVersioned(
  value: unknown,
): { settings: Settings } | { problem: StoreProblem; issues: readonly SettingsIssue[] } {
  const version = isFields(value) ? value['version'] : undefined;
  if (!isFields(value) || typeof version !== 'number')
    return { problem: 'broken', issues: [{ path: 'version', received: version }] };
  if (version > SETTINGS_VERSION) return { problem: 'newer', issues: [] };
  let current = value;
  for (let from = version; from < SETTINGS_VERSION; from += 1) {
    const migrate = MIGRATIONS[from];
    if (!migrate) return { problem: 'broken', issues: [{ path: 'version', received: version }] };
    current = migrate(current);
  }
  const parsed = v.safeParse(SETTINGS_SCHEMA, current);
  if (parsed.success) return { settings: parsed.output };
  const issues = parsed.issues.map((issue) => ({
    path: v.getDotPath(issue) ?? '',
    received: issue.path?.at(-1)?.value ?? issue.input,
  }));
  return { problem: 'broken', issues };
}

/** One thing that cannot be so. */
export interface SettingsIssue {
  /** As in `lapses.idle.coverAfterMs`. */
  readonly path: string;
  readonly received: unknown;
}

/**
 * The settings in local storage. Keys of version 1 beside those of this one are younger: each
 * writing of this version removes them, so that an older one has been used since.
 * @param stored The values of `SETTINGS_KEYS`, as far as there are any.
 */
export function readStore(stored: Fields): StoreReading {
  const hasFirst = FIRST_KEYS.some((key) => stored[key] !== undefined);
  const value = stored[SETTINGS_KEY];
  if (value === undefined) {
    const parsed = parseVersioned({ ...stored, version: 1 });
    const settings = 'settings' in parsed ? parsed.settings : CAREFUL_SETTINGS;
    return { settings, problem: null, isEmpty: !hasFirst };
  }
  const parsed = parseVersioned(value);
  if (!('settings' in parsed))
    return { settings: CAREFUL_SETTINGS, problem: parsed.problem, isEmpty: false };
  const settings = { ...parsed.settings, ...firstVersion(stored) };
  return { settings, problem: null, isEmpty: false };
}

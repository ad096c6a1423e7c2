import type { DeviceKind } from './gate';
import { LAPSES, type Lapse, type LapseRule } from './lapse';
import { DEFAULT_SHARING_RULES, parseSharingRules, type SharingRules } from './share';

/** What may start live by rule. A share never does: what it shows is another thing each time. */
export type RuledKind = Exclude<DeviceKind, 'screen' | 'sound'>;

/** The person's settings for capping and uncapping. */
export interface GuardSettings {
  readonly lapses: Readonly<Record<Lapse, LapseRule>>;
  /** "Always start live on this site": devices by origin, as in `https://meet.example`. */
  readonly alwaysLive: Readonly<Record<string, readonly RuledKind[]>>;
  /** `KeyboardEvent.code` of the key that is held to talk; `null` for none. */
  readonly pushToTalkKey: string | null;
  readonly sharing: SharingRules;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export const DEFAULT_GUARD_SETTINGS: GuardSettings = {
  lapses: {
    'tab-hidden': { remindAfterMs: 2 * MINUTE, coverAfterMs: null },
    idle: { remindAfterMs: null, coverAfterMs: 5 * MINUTE },
    locked: { remindAfterMs: null, coverAfterMs: 0 },
    'walk-away': { remindAfterMs: null, coverAfterMs: 20 * SECOND },
    // A reconnect takes a few seconds, an answer to the reminder most of a minute.
    'call-over': { remindAfterMs: 10 * SECOND, coverAfterMs: MINUTE },
    'browser-start': { remindAfterMs: null, coverAfterMs: 0 },
    unattended: { remindAfterMs: 15 * MINUTE, coverAfterMs: 17 * MINUTE },
  },
  alwaysLive: {},
  // Any key is one that somebody types with: the person chooses it.
  pushToTalkKey: null,
  sharing: DEFAULT_SHARING_RULES,
};

/** Whether the person has said that this device starts live on this site. */
export function startsLive(settings: GuardSettings, site: string, device: DeviceKind): boolean {
  if (device === 'screen' || device === 'sound') return false;
  const ruled = Object.hasOwn(settings.alwaysLive, site) ? settings.alwaysLive[site] : undefined;
  return ruled?.includes(device) ?? false;
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/** Reads stored settings; whatever is missing or makes no sense is as by default. */
export function parseGuardSettings(value: unknown): GuardSettings {
  const { lapses, alwaysLive, pushToTalkKey, sharing } = fieldsOf(value);
  return {
    lapses: parseLapseRules(fieldsOf(lapses)),
    alwaysLive: parseAlwaysLive(fieldsOf(alwaysLive)),
    pushToTalkKey: parseKeyCode(pushToTalkKey),
    sharing: parseSharingRules(sharing),
  };
}

/** Codes of the UI Events standard, such as `Space`, `KeyT`, `F13`. */
const KEY_CODE = /^[A-Z][A-Za-z0-9]{1,31}$/;

const parseKeyCode = (value: unknown): string | null =>
  typeof value === 'string' && KEY_CODE.test(value) ? value : null;

const ORIGIN = /^https?:\/\/[^/\s]+$/;

function parseLapseRules(stored: Fields): GuardSettings['lapses'] {
  const rules: Record<Lapse, LapseRule> = { ...DEFAULT_GUARD_SETTINGS.lapses };
  for (const lapse of LAPSES) rules[lapse] = parseLapseRule(stored[lapse]) ?? rules[lapse];
  return rules;
}

const isLength = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && Number.isFinite(value) && value >= 0);

function parseLapseRule(stored: unknown): LapseRule | null {
  const { remindAfterMs, coverAfterMs } = fieldsOf(stored);
  return isLength(remindAfterMs) && isLength(coverAfterMs) ? { remindAfterMs, coverAfterMs } : null;
}

function parseAlwaysLive(stored: Fields): GuardSettings['alwaysLive'] {
  const rules = Object.entries(stored)
    .filter(([origin]) => ORIGIN.test(origin))
    .map(([origin, devices]) => [origin, parseRuledKinds(devices)] as const);
  return Object.fromEntries(rules.filter(([, devices]) => devices.length > 0));
}

function parseRuledKinds(stored: unknown): RuledKind[] {
  if (!Array.isArray(stored)) return [];
  return (['camera', 'microphone'] as const).filter((kind) => stored.includes(kind));
}

/** With the rule "always start live on this site" for one more or one less device. */
export function withSiteRule<Known extends GuardSettings>(
  settings: Known,
  site: string,
  kind: RuledKind,
  isOn: boolean,
): Known {
  const before = Object.hasOwn(settings.alwaysLive, site) ? (settings.alwaysLive[site] ?? []) : [];
  const kinds = isOn ? [...before, kind] : before.filter((one) => one !== kind);
  const alwaysLive = parseAlwaysLive({ ...settings.alwaysLive, [site]: kinds });
  return { ...settings, alwaysLive };
}

/** @param code `KeyboardEvent.code`; `null`, or no code at all, for no key. */
export const withTalkKey = <Known extends GuardSettings>(
  settings: Known,
  code: string | null,
): Known => ({ ...settings, pushToTalkKey: parseKeyCode(code) });

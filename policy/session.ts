import {
  type CapReason,
  capped,
  DEVICE_KINDS,
  type DeviceKind,
  type Gate,
  type Gates,
  parseGates,
} from './gate';
import { LAPSE_STAGES, LAPSES, type Lapse, type LapseStage } from './lapse';

/** What the guard knows and decides about one document: one per tab and frame. Plain JSON. */
export interface Session extends Gates {
  /** Origin that site rules go by; `null` where none applies: embedded from elsewhere, opaque. */
  readonly site: string | null;
  /** Captures that the page holds now. */
  readonly open: Readonly<Record<DeviceKind, number>>;
  /** The page's own `enabled`, as it last set it. */
  readonly pageEnabled: Readonly<Record<DeviceKind, boolean>>;
  /** Push-to-talk is held down. The microphone may be capped all the same. */
  readonly talking: boolean;
  /** Since when the person has been talking into the muted microphone, ms epoch; else `null`. */
  readonly talkedWhileMuted: number | null;
  readonly lapses: Readonly<Record<Lapse, LapseStage>>;
}

/**
 * Everything capped.
 * @param at Milliseconds since the epoch.
 * @param reason Another than 'join' when no site rule may lift it: a tab that the browser restored,
 * a document that loads while the screen is locked.
 */
export function initialSession(
  site: string | null,
  at: number,
  reason: CapReason = 'join',
): Session {
  const gate = capped(reason, at);
  return {
    camera: gate,
    microphone: gate,
    screen: gate,
    sound: gate,
    site,
    open: { camera: 0, microphone: 0, screen: 0, sound: 0 },
    pageEnabled: { camera: true, microphone: true, screen: true, sound: true },
    talking: false,
    talkedWhileMuted: null,
    lapses: NO_LAPSES,
  };
}

const NO_LAPSES: Session['lapses'] = {
  'tab-hidden': 'none',
  idle: 'none',
  locked: 'none',
  'walk-away': 'none',
  'call-over': 'none',
  'browser-start': 'none',
  unattended: 'none',
};

export const isLive = (session: Gates, device: DeviceKind): boolean =>
  session[device].state === 'live';

/** The devices that are open and live: what somebody else may be seeing or hearing. */
export const exposedDevices = (session: Session): DeviceKind[] =>
  DEVICE_KINDS.filter((device) => session.open[device] > 0 && isLive(session, device));

export const withGate = (session: Session, device: DeviceKind, gate: Gate): Session =>
  session[device] === gate ? session : { ...session, [device]: gate };

/** Reads a stored session; `null` for anything that is not one: begin a new one then. */
export function parseSession(value: unknown): Session | null {
  const fields = fieldsOf(value);
  const gates = parseGates(value);
  const { site, talking, talkedWhileMuted } = fields;
  const open = parseEach(DEVICE_KINDS, fields['open'], isCount);
  const pageEnabled = parseEach(DEVICE_KINDS, fields['pageEnabled'], isFlag);
  const lapses = parseEach(LAPSES, fields['lapses'], isStage);
  if (!gates || !open || !pageEnabled || !lapses) return null;
  if (site !== null && typeof site !== 'string') return null;
  if (!isFlag(talking) || (talkedWhileMuted !== null && !isTime(talkedWhileMuted))) return null;
  return { ...gates, site, open, pageEnabled, talking, talkedWhileMuted, lapses };
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';

const isTime = (value: unknown): value is number => Number.isFinite(value);

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

const isStage = (value: unknown): value is LapseStage =>
  (LAPSE_STAGES as readonly unknown[]).includes(value);

/** A record that has a valid value for each of the keys; `null` if one is missing or wrong. */
function parseEach<Key extends string, Value>(
  keys: readonly Key[],
  stored: unknown,
  isValue: (value: unknown) => value is Value,
): Record<Key, Value> | null {
  const fields = fieldsOf(stored);
  const entries = keys.map((key) => [key, fields[key]] as const);
  if (!entries.every(([, value]) => isValue(value))) return null;
  return Object.fromEntries(entries) as Record<Key, Value>;
}

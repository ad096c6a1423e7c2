import { CAP_REASONS, type CapReason, DEVICE_KINDS, type DeviceKind, type Gate } from './gate';

/** The keys of storage under which it lies: what has ended, and, written more often, what lasts. */
export const LEDGER_KEY = 'ledger';
export const OPEN_STRETCHES_KEY = 'ledgerOpen';

/** How a stretch ended: the reason of what covered the device, or one of these. */
export const STRETCH_ENDS = [
  /** The person, or a rule of theirs, has uncovered the device. */
  'uncovered',
  /** The page has let go of the device. */
  'closed',
  /** Nobody saw it end: the browser or the page crashed. It ended some time after `seenAt`. */
  'lost',
] as const;
export type StretchEnd = CapReason | (typeof STRETCH_ENDS)[number];

/** One device of one page, for as long as its gate stood one way. Times in ms since the epoch. */
export interface Stretch {
  readonly id: string;
  /** Host of the tab's page, such as "meet.example". */
  readonly site: string;
  readonly device: DeviceKind;
  /** As the system names it; empty when unknown. */
  readonly label: string;
  readonly state: Gate['state'];
  /** Why it was covered; `null` for a live one. */
  readonly reason: CapReason | null;
  readonly startedAt: number;
  /** When it was last known to last; the end, once there is one. */
  readonly seenAt: number;
  /** `null` while it lasts. */
  readonly endedBy: StretchEnd | null;
}

/** The stretches that last, by frame and device. */
export type OpenStretches = Readonly<Record<string, Stretch>>;

export interface LedgerChange {
  readonly open: OpenStretches;
  /** Stretches that have just ended, oldest first. */
  readonly ended: readonly Stretch[];
}

export interface SeenDevice {
  readonly device: DeviceKind;
  readonly label: string;
  readonly gate: Gate;
}

/** What one frame holds at a moment. */
export interface Sight {
  /** Names the frame; unique among the frames that are open. */
  readonly frame: string;
  readonly site: string;
  readonly at: number;
  readonly devices: readonly SeenDevice[];
}

/** How often a stretch that lasts is written down anew; a crash loses as much of it. */
export const SEEN_EVERY_MS = 30_000;

/** Covered for less than this before it went live, nobody has noticed, and nobody wants to read it. */
const SHORTEST_COVER_MS = 2_000;

const keyOf = (frame: string, device: DeviceKind): string => `${frame}:${device}`;

/** The ledger after a frame has told what it holds. The same `open` when nothing is to be written. */
export function observeFrame(open: OpenStretches, sight: Sight): LedgerChange {
  const next: Record<string, Stretch> = {};
  const ended: Stretch[] = [];
  let isChanged = false;
  for (const device of DEVICE_KINDS) {
    const key = keyOf(sight.frame, device);
    const before = open[key];
    const seen = sight.devices.find((one) => one.device === device);
    const now = seen ? stretchAfter(before, seen, sight) : undefined;
    if (now) next[key] = now;
    if (now !== before) isChanged = true;
    if (before && before.id !== now?.id) ended.push(endOf(before, seen?.gate, sight.at));
  }
  if (!isChanged) return { open, ended: [] };
  const others = Object.entries(open).filter(([key]) => !key.startsWith(`${sight.frame}:`));
  return { open: { ...Object.fromEntries(others), ...next }, ended: ended.filter(isWorthKeeping) };
}

/** All that `isThere` denies has ended unseen. It is given the names of frames. */
export function endLost(open: OpenStretches, isThere: (frame: string) => boolean): LedgerChange {
  const left: Record<string, Stretch> = {};
  const ended: Stretch[] = [];
  for (const [key, stretch] of Object.entries(open)) {
    if (isThere(key.slice(0, key.lastIndexOf(':')))) left[key] = stretch;
    else ended.push({ ...stretch, endedBy: 'lost' });
  }
  return ended.length > 0 ? { open: left, ended } : { open, ended };
}

function stretchAfter(before: Stretch | undefined, seen: SeenDevice, sight: Sight): Stretch {
  const { gate, device, label } = seen;
  const { at, site, frame } = sight;
  const reason = gate.state === 'capped' ? gate.reason : null;
  if (before && before.state === gate.state && before.reason === reason && before.site === site) {
    const isFresh = at - before.seenAt < SEEN_EVERY_MS && before.label === label;
    return isFresh ? before : { ...before, label, seenAt: at };
  }
  const id = `${at}:${keyOf(frame, device)}`;
  const { state } = gate;
  return { id, site, device, label, state, reason, startedAt: at, seenAt: at, endedBy: null };
}

function endOf(stretch: Stretch, gate: Gate | undefined, at: number): Stretch {
  if (!gate) return { ...stretch, seenAt: at, endedBy: 'closed' };
  return { ...stretch, seenAt: at, endedBy: gate.state === 'live' ? 'uncovered' : gate.reason };
}

const isWorthKeeping = ({ state, endedBy, startedAt, seenAt }: Stretch): boolean =>
  state === 'live' || endedBy !== 'uncovered' || seenAt - startedAt >= SHORTEST_COVER_MS;

/** How long ended stretches are kept, and how many: ten meetings a day make some 2,000. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;
const MOST_KEPT = 3_000;

/** The ended stretches with new ones, oldest first, without those whose time is over. */
export function keepRecent(ended: readonly Stretch[], now: number): Stretch[] {
  return ended.filter(({ seenAt }) => now - seenAt < KEPT_MS).slice(-MOST_KEPT);
}

const isTime = (value: unknown): value is number => Number.isFinite(value);

const isText = (value: unknown): value is string => typeof value === 'string';

/** Reads a stored stretch; `null` for anything that is not one. */
export function parseStretch(value: unknown): Stretch | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Record<string, unknown>;
  const { id, site, label, state, startedAt, seenAt } = fields;
  const device = DEVICE_KINDS.find((one) => one === fields['device']);
  const reason = CAP_REASONS.find((one) => one === fields['reason']) ?? null;
  const ends: readonly StretchEnd[] = [...CAP_REASONS, ...STRETCH_ENDS];
  const endedBy = ends.find((one) => one === fields['endedBy']) ?? null;
  if (!device || !isText(id) || !isText(site) || !isText(label)) return null;
  if (!isTime(startedAt) || !isTime(seenAt) || (state !== 'live' && state !== 'capped'))
    return null;
  return { id, site, device, label, state, reason, startedAt, seenAt, endedBy };
}

/** Reads stored ended stretches, without those that are none. */
export const parseStretches = (value: unknown): Stretch[] =>
  Array.isArray(value) ? value.flatMap((one) => parseStretch(one) ?? []) : [];

/** Reads stored open stretches, without those that are none. */
export function parseOpenStretches(value: unknown): OpenStretches {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).flatMap(([key, one]) => {
    const stretch = parseStretch(one);
    return stretch ? [[key, stretch] as const] : [];
  });
  return Object.fromEntries(entries);
}

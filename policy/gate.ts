/** What a page can capture. */
export const DEVICE_KINDS = [
  'camera',
  'microphone',
  'screen',
  /** The sound of a shared tab, window or system: a capture of its own beside the picture. */
  'sound',
] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** Why a device is capped. */
export const CAP_REASONS = [
  /** As every device begins; the one reason that a site's own rule may lift. */
  'join',
  'user',
  'panic',
  'tab-hidden',
  'idle',
  'locked',
  'walk-away',
  'call-over',
  'browser-start',
  'device-missing',
  'device-busy',
  /** A shared screen that nobody has touched for long. */
  'unattended',
  /** The shared surface is another one than the person said yes to. */
  'surface-changed',
  /** An administrator forbids it: nobody lifts this one. */
  'managed',
] as const;
export type CapReason = (typeof CAP_REASONS)[number];

/** Whether a device may be sent. `since` is when this state began, milliseconds since the epoch. */
export type Gate =
  | { readonly state: 'capped'; readonly reason: CapReason; readonly since: number }
  | { readonly state: 'live'; readonly since: number };

export type Gates = Readonly<Record<DeviceKind, Gate>>;

export const capped = (reason: CapReason, since: number): Gate => ({
  state: 'capped',
  reason,
  since,
});

/**
 * A capped gate keeps its first reason, so that it says what really covered it. Two exceptions:
 * 'join' gives way to any, since no site rule may lift what was covered after it; 'managed' wins.
 */
export function capGate(gate: Gate, reason: CapReason, at: number): Gate {
  if (gate.state === 'live') return capped(reason, at);
  const givesWay = gate.reason === 'join' || reason === 'managed';
  return givesWay && gate.reason !== reason ? { ...gate, reason } : gate;
}

/** Reasons that concern one document, its call or its device; the others outlive it. */
const OF_THE_DOCUMENT: ReadonlySet<CapReason> = new Set([
  'join',
  'call-over',
  'device-missing',
  'device-busy',
  'unattended',
  'surface-changed',
]);

/**
 * The gate of the next document in the same frame: capped. What a person or the machine covered
 * stays covered for that reason, or a page could reload itself into a site rule.
 */
export function gateAfterNavigation(gate: Gate, at: number): Gate {
  return gate.state === 'live' || OF_THE_DOCUMENT.has(gate.reason) ? capped('join', at) : gate;
}

/** Whether an administrator forbids it: nobody opens it then. */
export const isManaged = (gate: Gate): boolean =>
  gate.state === 'capped' && gate.reason === 'managed';

/** Reads the gates of all kinds; `null` when one is missing or wrong. */
export function parseGates(value: unknown): Gates | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Record<string, unknown>;
  const camera = parseGate(fields['camera']);
  const microphone = parseGate(fields['microphone']);
  const screen = parseGate(fields['screen']);
  const sound = parseGate(fields['sound']);
  return camera && microphone && screen && sound ? { camera, microphone, screen, sound } : null;
}

/** Reads a stored or received gate; `null` for anything that is not one. */
export function parseGate(value: unknown): Gate | null {
  if (typeof value !== 'object' || value === null) return null;
  const { state, reason, since } = value as Record<string, unknown>;
  if (typeof since !== 'number' || !Number.isFinite(since)) return null;
  if (state === 'live') return { state, since };
  const known = CAP_REASONS.find((one) => one === reason);
  return state === 'capped' && known ? capped(known, since) : null;
}

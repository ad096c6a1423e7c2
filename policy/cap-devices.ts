import { type CapReason, capGate, type DeviceKind } from './gate';
import { exposedDevices, isLive, type Session, withGate } from './session';
import type { Effect, Notice, Outcome } from './session-events';

/**
 * Whether the source is stopped while it is capped. A camera's light has to go off. A microphone
 * has to be back within 50 ms, and be heard for the notice "you are muted"; a screen and its sound
 * could not be had again without the browser's picker.
 */
export const RELEASED_WHILE_CAPPED: Readonly<Record<DeviceKind, boolean>> = {
  camera: true,
  microphone: false,
  screen: false,
  sound: false,
};

/** A shared surface, what is seen and what is heard of it. */
export const SHARED: readonly DeviceKind[] = ['screen', 'sound'];

/** Caps the devices: first nothing is sent any more, then the hardware goes off. */
export function capDevices(
  session: Session,
  devices: readonly DeviceKind[],
  reason: CapReason,
  at: number,
): Outcome {
  const effects: Effect[] = [];
  let next = session;
  for (const device of devices) {
    if (isLive(next, device)) effects.push(...closing(next, device));
    next = withGate(next, device, capGate(next[device], reason, at));
  }
  return { session: next, effects };
}

function closing(session: Session, device: DeviceKind): Effect[] {
  const isHeld = RELEASED_WHILE_CAPPED[device] && session.open[device] > 0;
  const gate: Effect = { kind: 'gate', device, live: false };
  return isHeld ? [gate, { kind: 'release', device }] : [gate];
}

/** The same, and the person is told about the devices that were on the air. */
export function capWithNotice(
  session: Session,
  devices: readonly DeviceKind[],
  reason: CapReason,
  at: number,
): Outcome {
  const outcome = capDevices(session, devices, reason, at);
  const told = exposedDevices(session).filter((device) => !isLive(outcome.session, device));
  return told.length > 0 ? withNotice(outcome, reason, told) : outcome;
}

export function withNotice(
  { session, effects }: Outcome,
  about: Notice,
  devices: readonly DeviceKind[],
): Outcome {
  return { session, effects: [...effects, { kind: 'notice', about, devices }] };
}

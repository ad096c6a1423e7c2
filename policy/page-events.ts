import { capDevices, RELEASED_WHILE_CAPPED, SHARED } from './cap-devices';
import { capped, DEVICE_KINDS, type DeviceKind, gateAfterNavigation, isManaged } from './gate';
import { initialSession, isLive, type Session, withGate } from './session';
import { type Effect, type Outcome, type PageEvent, unchanged } from './session-events';

type CaptureOpened = Extract<PageEvent, { kind: 'capture-opened' }>;

/** Nothing in this file opens a gate. */
export function onPageEvent(session: Session, event: PageEvent): Outcome {
  switch (event.kind) {
    case 'capture-opened':
      return openCapture(session, event);
    case 'capture-closed':
      return closeCapture(session, event.device, event.at);
    case 'page-enabled':
      return unchanged(setEnabled(session, event.device, event.enabled));
    case 'navigated':
      return navigate(session, event.site, event.at);
  }
}

/**
 * A capture is as covered as the one before it. Of shares each has to be agreed to by itself: whether
 * a screen may be seen is decided share by share (`share.ts`), and another sound is muted with all;
 * a clone is no other sound.
 */
function openCapture(session: Session, event: CaptureOpened): Outcome {
  const { device, at, isClone = false } = event;
  const isAnotherSound = device === 'sound' && !isClone && isLive(session, 'sound');
  const { session: next } = isAnotherSound
    ? capDevices(session, ['sound'], 'surface-changed', at)
    : { session };
  const live = isLive(next, device);
  const effects: Effect[] = [{ kind: 'gate', device, live }];
  if (!live && RELEASED_WHILE_CAPPED[device]) effects.push({ kind: 'release', device });
  const open = { ...next.open, [device]: next.open[device] + 1 };
  return { session: { ...next, open }, effects };
}

/** With the last share everything that was allowed for it is over. */
function closeCapture(session: Session, device: DeviceKind, at: number): Outcome {
  const left = Math.max(0, session.open[device] - 1);
  const isSilent = device === 'microphone' && left === 0;
  const closed = {
    ...session,
    open: { ...session.open, [device]: left },
    talkedWhileMuted: isSilent ? null : session.talkedWhileMuted,
  };
  const isOver = left === 0 && SHARED.includes(device);
  if (!isOver || isManaged(session[device])) return unchanged(closed);
  const effects: Effect[] = isLive(session, device) ? [{ kind: 'gate', device, live: false }] : [];
  return { session: withGate(closed, device, capped('join', at)), effects };
}

function setEnabled(session: Session, device: DeviceKind, enabled: boolean): Session {
  if (session.pageEnabled[device] === enabled) return session;
  return { ...session, pageEnabled: { ...session.pageEnabled, [device]: enabled } };
}

function navigate(session: Session, site: string | null, at: number): Outcome {
  const next = {
    ...initialSession(site, at),
    camera: gateAfterNavigation(session.camera, at),
    microphone: gateAfterNavigation(session.microphone, at),
    screen: gateAfterNavigation(session.screen, at),
    sound: gateAfterNavigation(session.sound, at),
  };
  const wereLive = DEVICE_KINDS.filter((device) => isLive(session, device));
  return {
    session: next,
    effects: wereLive.map((device) => ({ kind: 'gate', device, live: false })),
  };
}

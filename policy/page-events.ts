import { capDevices, RELEASED_WHILE_CAPPED } from './cap-devices';
import { DEVICE_KINDS, type DeviceKind, gateAfterNavigation } from './gate';
import { initialSession, isLive, type Session } from './session';
import { type Effect, type Outcome, type PageEvent, unchanged } from './session-events';

/** Nothing in this file opens a gate. */
export function onPageEvent(session: Session, event: PageEvent): Outcome {
  switch (event.kind) {
    case 'capture-opened':
      return openCapture(session, event.device, event.at);
    case 'capture-closed':
      return unchanged(closeCapture(session, event.device));
    case 'page-enabled':
      return unchanged(setEnabled(session, event.device, event.enabled));
    case 'navigated':
      return navigate(session, event.site, event.at);
  }
}

/** A capture is as covered as the one before it; only a second screen has to be agreed to again. */
function openCapture(session: Session, device: DeviceKind, at: number): Outcome {
  const isAnotherScreen = device === 'screen' && isLive(session, 'screen');
  const { session: next } = isAnotherScreen
    ? capDevices(session, ['screen'], 'surface-changed', at)
    : { session };
  const live = isLive(next, device);
  const effects: Effect[] = [{ kind: 'gate', device, live }];
  if (!live && RELEASED_WHILE_CAPPED[device]) effects.push({ kind: 'release', device });
  const open = { ...next.open, [device]: next.open[device] + 1 };
  return { session: { ...next, open }, effects };
}

function closeCapture(session: Session, device: DeviceKind): Session {
  const left = Math.max(0, session.open[device] - 1);
  const isSilent = device === 'microphone' && left === 0;
  return {
    ...session,
    open: { ...session.open, [device]: left },
    talkedWhileMuted: isSilent ? null : session.talkedWhileMuted,
  };
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
  };
  const wereLive = DEVICE_KINDS.filter((device) => isLive(session, device));
  return {
    session: next,
    effects: wereLive.map((device) => ({ kind: 'gate', device, live: false })),
  };
}

import { capDevices, RELEASED_WHILE_CAPPED, SHARED, withNotice } from './cap-devices';
import { DEVICE_KINDS, type DeviceKind, isManaged } from './gate';
import { type GuardSettings, startsLive } from './guard-settings';
import { LAPSES, type Lapse, type LapseStage } from './lapse';
import { isLive, type Session, withGate } from './session';
import { type Effect, type Outcome, type PersonEvent, unchanged } from './session-events';

/** The one place that opens a gate. */
export function onPersonEvent(
  session: Session,
  event: PersonEvent,
  settings: GuardSettings,
): Outcome {
  switch (event.kind) {
    case 'uncap':
      return event.via === 'site-rule'
        ? followSiteRule(session, event.device, event.at, settings)
        : uncap(session, event.device, event.at);
    case 'cap':
      // A paused screen is not to be heard either.
      return capDevices(
        session,
        event.device === 'screen' ? SHARED : [event.device],
        'user',
        event.at,
      );
    case 'panic':
      return capDevices(session, DEVICE_KINDS, 'panic', event.at);
    case 'talk-start':
      return startTalking(session, event.at);
    case 'talk-end':
      return stopTalking(session, event.at);
    case 'keep-live':
      return unchanged(keepLive(session, event.lapse));
  }
}

/** A rule lifts only the cap that every device begins with, none that came for a reason. */
function followSiteRule(
  session: Session,
  device: DeviceKind,
  at: number,
  settings: GuardSettings,
): Outcome {
  const gate = session[device];
  const isAtStart = gate.state === 'capped' && gate.reason === 'join';
  const isRuled = session.site !== null && startsLive(settings, session.site, device);
  return isAtStart && isRuled ? openGate(session, device, at) : unchanged(session);
}

/** Said during push-to-talk, it means that the microphone stays live after it. */
function uncap(session: Session, device: DeviceKind, at: number): Outcome {
  if (isManaged(session[device])) return withNotice(unchanged(session), 'managed', [device]);
  const talking = device === 'microphone' ? false : session.talking;
  const present = answerLapses({ ...session, talking });
  return isLive(session, device) ? unchanged(present) : openGate(present, device, at);
}

function openGate(session: Session, device: DeviceKind, at: number): Outcome {
  const opened = withGate(session, device, { state: 'live', since: at });
  const talkedWhileMuted = device === 'microphone' ? null : session.talkedWhileMuted;
  const gate: Effect = { kind: 'gate', device, live: true };
  const isReleased = RELEASED_WHILE_CAPPED[device] && session.open[device] > 0;
  const effects: Effect[] = isReleased ? [{ kind: 'acquire', device }, gate] : [gate];
  return { session: { ...opened, talkedWhileMuted }, effects };
}

/** Into a microphone that is live already, or is not there, nobody has to press anything. */
function startTalking(session: Session, at: number): Outcome {
  const { microphone, talking, open } = session;
  // Covered while the key was held, it stays so until the key has been released.
  if (talking || isLive(session, 'microphone') || open.microphone === 0) return unchanged(session);
  if (isManaged(microphone)) return withNotice(unchanged(session), 'managed', ['microphone']);
  return openGate(answerLapses({ ...session, talking: true }), 'microphone', at);
}

function stopTalking(session: Session, at: number): Outcome {
  if (!session.talking) return unchanged(session);
  return capDevices({ ...session, talking: false }, ['microphone'], 'user', at);
}

function keepLive(session: Session, lapse: Lapse): Session {
  if (session.lapses[lapse] !== 'reminded') return session;
  return { ...session, lapses: { ...session.lapses, [lapse]: 'answered' } };
}

/** Whoever uncaps something is there: the lapses that last till now do not cover it again. */
function answerLapses(session: Session): Session {
  const lapses: Record<Lapse, LapseStage> = { ...session.lapses };
  for (const lapse of LAPSES) if (lapses[lapse] !== 'none') lapses[lapse] = 'answered';
  return { ...session, lapses };
}

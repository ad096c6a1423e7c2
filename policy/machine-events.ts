import { capDevices, capWithNotice, SHARED, withNotice } from './cap-devices';
import { DEVICE_KINDS, type Gates, gateAfterNavigation } from './gate';
import type { GuardSettings } from './guard-settings';
import { COVERED_BY, dueAfter, type Lapse, type LapseStage } from './lapse';
import { exposedTo } from './reminder';
import { isLive, type Session } from './session';
import { type MachineEvent, type Outcome, unchanged } from './session-events';

/** Nothing in this file opens a gate. */
export function onMachineEvent(
  session: Session,
  event: MachineEvent,
  settings: GuardSettings,
): Outcome {
  switch (event.kind) {
    case 'lapse':
      return onLapse(session, event, settings);
    case 'lapse-ended':
      return unchanged(withStage(session, event.lapse, 'none'));
    case 'device-missing':
    case 'device-busy': {
      const outcome = capDevices(session, [event.device], event.kind, event.at);
      return withNotice(outcome, event.kind, [event.device]);
    }
    case 'surface-changed':
      return capWithNotice(session, SHARED, event.kind, event.at);
    case 'managed':
      return capWithNotice(session, event.devices, event.kind, event.at);
    case 'resumed':
      return resume(session, event.gates, event.at);
    case 'voice-heard':
      return hearVoice(session, event.at);
    case 'voice-quiet':
      return unchanged(
        session.talkedWhileMuted === null ? session : { ...session, talkedWhileMuted: null },
      );
  }
}

function onLapse(
  session: Session,
  { lapse, forMs, at }: Extract<MachineEvent, { kind: 'lapse' }>,
  settings: GuardSettings,
): Outcome {
  // Behind a lock screen nobody can have answered.
  if (session.lapses[lapse] === 'answered' && lapse !== 'locked') return unchanged(session);
  const due = dueAfter(settings.lapses[lapse], forMs);
  if (due === 'remind') return remind(session, lapse);
  if (due === 'nothing') return unchanged(session);
  return capWithNotice(withStage(session, lapse, 'covered'), COVERED_BY[lapse], lapse, at);
}

/** What a person or the machine has covered stays covered, or a page could reload into a site rule. */
function resume(session: Session, gates: Gates, at: number): Outcome {
  let resumed = unchanged(session);
  for (const device of DEVICE_KINDS) {
    const gate = gateAfterNavigation(gates[device], at);
    if (gate.state === 'live' || gate.reason === 'join') continue;
    const { session: next, effects } = capDevices(resumed.session, [device], gate.reason, at);
    resumed = { session: next, effects: [...resumed.effects, ...effects] };
  }
  return resumed;
}

/** Once a lapse, and only about what is live. */
function remind(session: Session, lapse: Lapse): Outcome {
  const devices = exposedTo(session, lapse);
  if (devices.length === 0 || session.lapses[lapse] !== 'none') return unchanged(session);
  return {
    session: withStage(session, lapse, 'reminded'),
    effects: [{ kind: 'remind', about: lapse, devices }],
  };
}

function withStage(session: Session, lapse: Lapse, stage: LapseStage): Session {
  if (session.lapses[lapse] === stage) return session;
  return { ...session, lapses: { ...session.lapses, [lapse]: stage } };
}

function hearVoice(session: Session, at: number): Outcome {
  const isMuted = session.open.microphone > 0 && !isLive(session, 'microphone');
  if (!isMuted || session.talkedWhileMuted !== null) return unchanged(session);
  const noticed = unchanged({ ...session, talkedWhileMuted: at });
  return withNotice(noticed, 'talking-while-muted', ['microphone']);
}

import type { Gate } from '../../policy/gate';
import type { CaptureReport, FrameReport, ShareReport } from '../../protocol/background';
import type { DeviceView } from './device-view';

/** Several captures of one kind stand as the most exposed of them does. */
const liveFirst = (one: CaptureReport, other: CaptureReport): number =>
  Number(other.state.phase === 'live') - Number(one.state.phase === 'live');

/** The devices that one frame holds, as a person sees them: one of each kind at the most. */
export function frameDevices(report: FrameReport): DeviceView[] {
  const { captures, microphones, sounds, gates, talking, talkedWhileMuted } = report;
  const devices: DeviceView[] = [];
  for (const kind of ['camera', 'screen'] as const) {
    const [capture] = captures
      .filter((one) => one.kind === kind && one.state.phase !== 'ended')
      .toSorted(liveFirst);
    if (!capture) continue;
    const { state, load, label } = capture;
    devices.push({
      kind,
      deviceLabel: label,
      gate: shownGate(gates[kind], capture.share),
      picture: state,
      load: load?.level ?? null,
      fps: null,
      talking: false,
      talkedWhileMuted: false,
    });
  }
  const [microphone] = microphones;
  if (microphone !== undefined) {
    devices.push({
      kind: 'microphone',
      deviceLabel: microphone,
      gate: gates.microphone,
      picture: null,
      load: null,
      fps: null,
      talking,
      talkedWhileMuted: talkedWhileMuted !== null,
    });
  }
  const [sound] = sounds;
  if (sound !== undefined) {
    devices.push({
      kind: 'sound',
      deviceLabel: sound,
      gate: gates.sound,
      picture: null,
      load: null,
      fps: null,
      talking: false,
      talkedWhileMuted: false,
    });
  }
  return devices;
}

/** A share that waits for the person's yes is capped, whatever another share of the page is. */
function shownGate(gate: Gate, share: ShareReport | null): Gate {
  if (!share?.hold || gate.state === 'capped') return gate;
  const reason = share.hold === 'surface-changed' ? share.hold : 'join';
  return { state: 'capped', reason, since: gate.since };
}

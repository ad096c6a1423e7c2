import type { Gate } from '../../policy/gate';
import type { CaptureReport, FrameReport, ShareReport } from '../../protocol/background';
import type { ScreenText } from '../reading/screen-text';
import type { DeviceView } from './device-view';

/** Several captures of one kind stand as the most exposed of them does. */
const liveFirst = (one: CaptureReport, other: CaptureReport): number =>
  Number(other.state.phase === 'live') - Number(one.state.phase === 'live');

const REST = {
  picture: null,
  load: null,
  fps: null,
  talking: false,
  talkedWhileMuted: false,
  share: null,
  mutedByBrowser: false,
  text: null,
} as const;

/** The devices that one frame holds, as a person sees them: one of each kind at the most. */
export function frameDevices(report: FrameReport): DeviceView[] {
  const { captures, microphones, sounds, gates, talking, talkedWhileMuted, mutedByBrowser } =
    report;
  const devices: DeviceView[] = [];
  for (const kind of ['camera', 'screen'] as const) {
    const [capture] = captures
      .filter((one) => one.kind === kind && one.state.phase !== 'ended')
      .toSorted(liveFirst);
    if (!capture) continue;
    const isMuted = kind === 'camera' && mutedByBrowser.includes(kind);
    devices.push({ ...captureDevice(capture, gates[kind]), mutedByBrowser: isMuted });
  }
  const [microphone] = microphones;
  if (microphone !== undefined) {
    const voice = {
      talking,
      talkedWhileMuted: talkedWhileMuted !== null,
      mutedByBrowser: mutedByBrowser.includes('microphone'),
    };
    const { microphone: gate } = gates;
    devices.push({ ...REST, ...voice, kind: 'microphone', deviceLabel: microphone, gate });
  }
  const [sound] = sounds;
  if (sound !== undefined) {
    devices.push({ ...REST, kind: 'sound', deviceLabel: sound, gate: gates.sound });
  }
  return devices;
}

/** What a screen is called, "screen:0:0", says nothing to anybody. */
function captureDevice(capture: CaptureReport, gate: Gate): DeviceView {
  const { kind, state, load, label, share } = capture;
  const since = share?.sharedSince ?? null;
  return {
    ...REST,
    kind,
    deviceLabel: kind === 'screen' ? '' : label,
    gate: shownGate(gate, share),
    picture: state,
    load: load?.level ?? null,
    text: textOf(capture),
    share: share && since !== null ? { surface: share.surface, since } : null,
  };
}

function textOf({ id, width, height, reading }: CaptureReport): ScreenText | null {
  return reading && { capture: id, aspect: height > 0 ? width / height : 0, reading };
}

/** A share that waits for the person's yes is capped, whatever another share of the page is. */
function shownGate(gate: Gate, share: ShareReport | null): Gate {
  if (!share?.hold || gate.state === 'capped') return gate;
  const reason = share.hold === 'surface-changed' ? share.hold : 'join';
  return { state: 'capped', reason, since: gate.since };
}

import type { CaptureReport, FrameReport } from '../../protocol/background';
import type { DeviceView } from './device-view';

/** Several captures of one kind stand as the most exposed of them does. */
const liveFirst = (one: CaptureReport, other: CaptureReport): number =>
  Number(other.state.phase === 'live') - Number(one.state.phase === 'live');

/** The devices that one frame holds, as a person sees them: one of each kind at the most. */
export function frameDevices(report: FrameReport): DeviceView[] {
  const { captures, microphones, gates, talkedWhileMuted } = report;
  const devices: DeviceView[] = [];
  for (const kind of ['camera', 'screen'] as const) {
    const [capture] = captures
      .filter((one) => one.kind === kind && one.state.phase !== 'ended')
      .toSorted(liveFirst);
    if (!capture) continue;
    const { state, load } = capture;
    devices.push({
      kind,
      deviceLabel: '',
      // Screens pass without a gate of their own so far.
      gate: kind === 'camera' ? gates.camera : null,
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
      talking: false,
      talkedWhileMuted: talkedWhileMuted !== null,
    });
  }
  return devices;
}

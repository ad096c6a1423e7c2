import type { DeviceKind, Gate } from '../../policy/gate';
import type { MessageKey } from '../text/message-key';

const LABELS: Readonly<Record<DeviceKind, Readonly<Record<Gate['state'], MessageKey>>>> = {
  camera: { capped: 'uncoverCamera', live: 'coverCamera' },
  microphone: { capped: 'unmuteMicrophone', live: 'muteMicrophone' },
  screen: { capped: 'shareScreen', live: 'holdScreen' },
  sound: { capped: 'unmuteSound', live: 'muteSound' },
};

/** What can be done to a device in this state. */
export const gateLabel = (kind: DeviceKind, state: Gate['state']): MessageKey =>
  LABELS[kind][state];

import type { HeldDevice } from '../../components/device/device-view.ts';
import { capped } from '../../policy/gate.ts';

/** A fixed afternoon, so that a screenshot does not change with the clock. */
export const NOW = new Date(2026, 4, 12, 14, 20).getTime();
const MINUTE = 60_000;

export const minutesAgo = (minutes: number): number => NOW - minutes * MINUTE;

const REST = {
  frameId: 0,
  frameHost: null,
  load: 0,
  fps: null,
  talking: false,
  talkedWhileMuted: false,
  share: null,
  mutedByBrowser: false,
} as const;

export const COVERED_CAMERA: HeldDevice = {
  ...REST,
  kind: 'camera',
  deviceLabel: 'Integrated Camera',
  gate: capped('join', minutesAgo(3)),
  picture: { phase: 'covered', reason: 'engine-starting' },
};

export const LIVE_CAMERA: HeldDevice = {
  ...COVERED_CAMERA,
  gate: { state: 'live', since: minutesAgo(12) },
  picture: { phase: 'live' },
  fps: 30,
};

export const MUTED_MICROPHONE: HeldDevice = {
  ...REST,
  kind: 'microphone',
  deviceLabel: 'Headset Microphone',
  gate: capped('join', minutesAgo(3)),
  picture: null,
  load: null,
};

export const LIVE_MICROPHONE: HeldDevice = {
  ...MUTED_MICROPHONE,
  gate: { state: 'live', since: minutesAgo(1) },
};

export const HELD_SCREEN: HeldDevice = {
  ...REST,
  kind: 'screen',
  deviceLabel: '',
  gate: capped('surface-changed', minutesAgo(1)),
  picture: { phase: 'live' },
};

export const SHARED_SCREEN: HeldDevice = {
  ...HELD_SCREEN,
  gate: { state: 'live', since: minutesAgo(4) },
  fps: 12,
  share: { surface: 'monitor', since: minutesAgo(4) },
};

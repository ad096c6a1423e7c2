import type { HeldDevice } from '../../components/device/device-view.ts';
import { capped } from '../../policy/gate.ts';
import type { HiddenReport, ReadingReport } from '../../protocol/background.ts';

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
  text: null,
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

const found = (id: number, why: string, place: Partial<HiddenReport> = {}): HiddenReport => ({
  ...{ id, why, since: NOW, isShown: false },
  ...{ x: 0.1, y: 0.2, width: 0.3, height: 0.05 },
  ...place,
});

const READING: ReadingReport = {
  state: 'ready',
  waiting: 0,
  sent: 0,
  warnsOnly: false,
  hidden: [],
};

/** A shared screen on which text is read so. */
const reading = (given: Partial<ReadingReport>): HeldDevice => ({
  ...SHARED_SCREEN,
  text: { capture: 1, aspect: 16 / 10, reading: { ...READING, ...given } },
});

const WIFI = found(1, 'hiddenWifi', { x: 0.52, y: 0.3, width: 0.32 });

/** A camera with its background shown, as far as there is nothing to read on it. */
export const CAMERA_WITH_ROOM: HeldDevice = {
  ...LIVE_CAMERA,
  text: { capture: 1, aspect: 16 / 9, reading: READING },
};

export const FOUND_SCREEN = reading({ hidden: [WIFI] });

export const FULL_SCREEN = reading({
  waiting: 14,
  hidden: [
    WIFI,
    found(2, 'hiddenConnectionString', { x: 0.05, y: 0.46, width: 0.6, isShown: true }),
    found(3, 'hiddenQrCode', { x: 0.72, y: 0.55, width: 0.17, height: 0.27 }),
    found(4, 'hiddenPersonalWords', { x: 0.05, y: 0.72, width: 0.12 }),
  ],
});

export const WARNED_SCREEN = reading({ warnsOnly: true, hidden: [WIFI] });

export const WAITING_SCREEN = reading({ waiting: 32 });

export const UNREAD_SCREEN = reading({ state: 'fault', waiting: 210 });

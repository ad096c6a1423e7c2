import type { CoverReason } from '../../policy/capture-state';
import type { CoverChoice } from '../../policy/cover-choice';
import { EXPOSURES, type Exposure } from '../../policy/exposure';
import type { CapReason, DeviceKind, Gate } from '../../policy/gate';
import type { MessageKey } from '../text/message-key';
import type { DeviceView } from './device-view';
import { shareTitle } from './share-time';

/** How a device stands, from the person's point of view. */
export type DeviceTone =
  | 'covered'
  | 'live'
  | 'sharing'
  /** Uncovered, but the engine has no picture to show for the moment. */
  | 'waiting'
  | 'fault'
  | 'ended';

export interface DeviceStatus {
  readonly tone: DeviceTone;
  readonly title: MessageKey;
  /** What the others get. */
  readonly means: MessageKey;
  /** Why, and what to do about it; `null` when there is nothing to add. */
  readonly why: MessageKey | null;
}

interface Words {
  readonly covered: MessageKey;
  readonly live: MessageKey;
  readonly waiting: MessageKey;
  readonly fault: MessageKey;
  readonly ended: MessageKey;
  readonly coveredMeans: MessageKey;
  readonly liveMeans: MessageKey;
}

const WORDS: Readonly<Record<DeviceKind, Words>> = {
  camera: {
    covered: 'cameraCovered',
    live: 'cameraUncovered',
    waiting: 'cameraWaiting',
    fault: 'cameraFault',
    ended: 'cameraEnded',
    coveredMeans: 'cameraCoveredMeans',
    liveMeans: 'cameraUncoveredMeans',
  },
  // Sound passes no engine: a microphone neither waits nor fails.
  microphone: {
    covered: 'microphoneMuted',
    live: 'microphoneUnmuted',
    waiting: 'microphoneMuted',
    fault: 'microphoneMuted',
    ended: 'microphoneEnded',
    coveredMeans: 'microphoneMutedMeans',
    liveMeans: 'microphoneUnmutedMeans',
  },
  screen: {
    covered: 'screenHeld',
    live: 'screenShared',
    waiting: 'screenWaiting',
    fault: 'screenFault',
    ended: 'screenEnded',
    coveredMeans: 'screenHeldMeans',
    liveMeans: 'screenSharedMeans',
  },
  sound: {
    covered: 'soundMuted',
    live: 'soundShared',
    waiting: 'soundMuted',
    fault: 'soundMuted',
    ended: 'soundEnded',
    coveredMeans: 'soundMutedMeans',
    liveMeans: 'soundSharedMeans',
  },
};

const CAP_REASONS: Readonly<Record<CapReason, MessageKey>> = {
  join: 'reasonJoin',
  user: 'reasonUser',
  panic: 'reasonPanic',
  'tab-hidden': 'reasonTabHidden',
  idle: 'reasonIdle',
  locked: 'reasonLocked',
  'walk-away': 'reasonWalkAway',
  'call-over': 'reasonCallOver',
  'browser-start': 'reasonBrowserStart',
  'device-missing': 'reasonDeviceMissing',
  'device-busy': 'reasonDeviceBusy',
  unattended: 'reasonUnattended',
  'surface-changed': 'reasonSurfaceChanged',
  managed: 'reasonManaged',
};

const ENGINE_REASONS: Readonly<Record<CoverReason, { tone: DeviceTone; why: MessageKey }>> = {
  // The gate has just opened, and no picture has come yet.
  capped: { tone: 'waiting', why: 'engineStarting' },
  'engine-starting': { tone: 'waiting', why: 'engineStarting' },
  'engine-late': { tone: 'waiting', why: 'engineLate' },
  'engine-restarting': { tone: 'waiting', why: 'engineRestarting' },
  'engine-fault': { tone: 'fault', why: 'engineFault' },
  'unreadable-picture': { tone: 'fault', why: 'unreadablePicture' },
};

export const capReasonText = (reason: CapReason): MessageKey => CAP_REASONS[reason];

const COVERS: Readonly<Record<CoverChoice['kind'], MessageKey>> = {
  neutral: 'cameraCoveredMeans',
  frozen: 'cameraFrozenMeans',
  picture: 'cameraPictureMeans',
};

/** Before the first picture of the meeting there is none that could stand still. */
function coverMeans(cover: CoverChoice, gate: Gate | null): MessageKey {
  const isAtStart = gate?.state === 'capped' && gate.reason === 'join';
  return COVERS[cover.kind === 'frozen' && isAtStart ? 'neutral' : cover.kind];
}

/**
 * The engine's trouble counts only once the gate is open: behind a closed one nothing is missing.
 * @param cover What goes out while the camera is covered; `null` when unknown.
 */
export function deviceStatus(
  { kind, gate, mutedByBrowser, picture, share, text }: DeviceView,
  cover: CoverChoice | null = null,
): DeviceStatus {
  const words = WORDS[kind];
  // Only where the background is shown is it read.
  const liveMeans = kind === 'camera' && text ? 'cameraWithRoomMeans' : words.liveMeans;
  const coveredMeans = kind === 'camera' && cover ? coverMeans(cover, gate) : words.coveredMeans;
  if (picture?.phase === 'ended') {
    return { tone: 'ended', title: words.ended, means: 'endedMeans', why: null };
  }
  if (gate?.state === 'capped') {
    const why = capReasonText(gate.reason);
    return { tone: 'covered', title: words.covered, means: coveredMeans, why };
  }
  if (mutedByBrowser) {
    // Live again as soon as the browser says so: `waiting` counts as live.
    return { tone: 'waiting', title: words.covered, means: coveredMeans, why: 'mutedByBrowser' };
  }
  if (picture?.phase === 'covered') {
    const { tone, why } = ENGINE_REASONS[picture.reason];
    const title = tone === 'fault' ? words.fault : words.waiting;
    return { tone, title, means: coveredMeans, why };
  }
  const tone = kind === 'screen' || kind === 'sound' ? 'sharing' : 'live';
  const title = share ? shareTitle(share.surface) : words.live;
  return { tone, title, means: liveMeans, why: null };
}

const EXPOSURE_OF: Readonly<Record<DeviceTone, Exposure>> = {
  ended: 'off',
  covered: 'covered',
  fault: 'fault',
  // It goes live by itself, so it counts as live.
  waiting: 'live',
  live: 'live',
  sharing: 'sharing',
};

/** The most exposed of these devices: what the toolbar shows for all tabs together. */
export function mostExposedDevice(devices: readonly DeviceView[]): Exposure {
  const levels = devices.map((device) => EXPOSURES.indexOf(EXPOSURE_OF[deviceStatus(device).tone]));
  return EXPOSURES[Math.max(0, ...levels)] ?? 'off';
}

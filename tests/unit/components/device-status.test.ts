import { describe, expect, it } from 'vitest';
import { deviceStatus, mostExposedDevice } from '../../../components/device/device-status.ts';
import type { DeviceView } from '../../../components/device/device-view.ts';
import {
  COVERED_CAMERA,
  HELD_SCREEN,
  LIVE_CAMERA,
  LIVE_MICROPHONE,
  MUTED_MICROPHONE,
  SHARED_SCREEN,
} from '../../../playground/states/devices.ts';
import { CAP_REASONS, capped } from '../../../policy/gate.ts';

const withPicture = (device: DeviceView, picture: DeviceView['picture']): DeviceView => ({
  ...device,
  picture,
});

const STARTING = { phase: 'covered', reason: 'engine-starting' } as const;
const FAULT = { phase: 'covered', reason: 'engine-fault' } as const;
const ENDED = { phase: 'ended' } as const;

describe('deviceStatus', () => {
  it.each([
    ['covered camera', COVERED_CAMERA, 'covered', 'cameraCovered'],
    ['live camera', LIVE_CAMERA, 'live', 'cameraUncovered'],
    ['camera without a gate', { ...LIVE_CAMERA, gate: null }, 'live', 'cameraUncovered'],
    [
      'live camera, engine starting',
      withPicture(LIVE_CAMERA, STARTING),
      'waiting',
      'cameraWaiting',
    ],
    ['live camera, engine broken', withPicture(LIVE_CAMERA, FAULT), 'fault', 'cameraFault'],
    [
      'covered camera, engine broken',
      withPicture(COVERED_CAMERA, FAULT),
      'covered',
      'cameraCovered',
    ],
    ['camera let go', withPicture(LIVE_CAMERA, ENDED), 'ended', 'cameraEnded'],
    ['muted microphone', MUTED_MICROPHONE, 'covered', 'microphoneMuted'],
    ['unmuted microphone', LIVE_MICROPHONE, 'live', 'microphoneUnmuted'],
    [
      'microphone that the browser has muted',
      { ...LIVE_MICROPHONE, mutedByBrowser: true },
      'waiting',
      'microphoneMuted',
    ],
    ['held screen', HELD_SCREEN, 'covered', 'screenHeld'],
    ['shared screen', SHARED_SCREEN, 'sharing', 'wholeScreenShared'],
  ] as const)('%s', (_, device, tone, title) => {
    expect(deviceStatus(device)).toMatchObject({ tone, title });
  });

  it('never calls a capped device live, whatever its picture', () => {
    for (const reason of CAP_REASONS) {
      for (const picture of [{ phase: 'live' }, STARTING, FAULT] as const) {
        const device = { ...LIVE_CAMERA, gate: capped(reason, 0), picture };
        expect(deviceStatus(device).tone).toBe('covered');
      }
    }
  });

  it('has another sentence for each reason', () => {
    const sentences = CAP_REASONS.map(
      (reason) => deviceStatus({ ...COVERED_CAMERA, gate: capped(reason, 0) }).why,
    );
    expect(new Set(sentences).size).toBe(CAP_REASONS.length);
  });
});

describe('mostExposedDevice', () => {
  it.each([
    ['off', []],
    ['off', [withPicture(LIVE_CAMERA, ENDED)]],
    ['covered', [COVERED_CAMERA, MUTED_MICROPHONE]],
    ['fault', [MUTED_MICROPHONE, withPicture(LIVE_CAMERA, FAULT)]],
    ['live', [LIVE_MICROPHONE, withPicture(LIVE_CAMERA, FAULT)]],
    ['live', [withPicture(LIVE_CAMERA, STARTING)]],
    ['sharing', [SHARED_SCREEN, LIVE_CAMERA]],
  ] as const)('%s', (exposure, devices) => {
    expect(mostExposedDevice(devices)).toBe(exposure);
  });
});

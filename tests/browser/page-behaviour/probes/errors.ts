import { describeError, outcome, type Probes } from './probe.ts';

const ask = (constraints: unknown): Promise<unknown> =>
  outcome(() => navigator.mediaDevices.getUserMedia(constraints as MediaStreamConstraints));

type Legacy = (constraints: unknown, onSuccess?: unknown, onError?: unknown) => void;

function legacyOutcome(name: string, constraints: unknown): Promise<unknown> {
  const call = (navigator as unknown as Record<string, Legacy | undefined>)[name];
  return new Promise((resolve) => {
    try {
      call?.call(
        navigator,
        constraints,
        (stream: MediaStream) => {
          const kinds = stream.getTracks().map((track) => [track.kind, String(track)]);
          for (const track of stream.getTracks()) track.stop();
          resolve(kinds);
        },
        (error: unknown) => resolve(describeError(error)),
      );
      if (!call) resolve('absent');
    } catch (error) {
      resolve({ thrown: describeError(error) });
    }
  });
}

export const errorProbes: Probes = {
  '14 what cannot be asked for is refused natively': async () => [
    await ask(undefined),
    await ask({}),
    await ask({ video: false, audio: false }),
    await ask({ video: { deviceId: { exact: 'no such device' } } }),
    await ask({ video: { width: { exact: 100_000 } } }),
    await ask({ video: { width: { min: 10, max: 5 } } }),
    await ask({ video: { frameRate: { min: 10_000 } } }),
    await ask('nonsense'),
    await ask({ video: { mandatory: { minWidth: 100_000 } } }),
    await ask({ video: { mandatory: { chromeMediaSource: 'desktop' } } }),
  ],

  '14 a wrong receiver is refused natively': async () => [
    await outcome(() => MediaDevices.prototype.getUserMedia.call({} as never, { video: true })),
    await outcome(() => MediaDevices.prototype.getDisplayMedia.call({} as never, {})),
    await outcome(async () => MediaStreamTrack.prototype.stop.call({} as never)),
    await outcome(async () => MediaStreamTrack.prototype.clone.call({} as never)),
    await outcome(async () => MediaStream.prototype.clone.call({} as never)),
    await outcome(async () =>
      Reflect.get(MediaStreamTrack.prototype, 'label', MediaStreamTrack.prototype),
    ),
  ],

  '14 a discarded document refuses natively': async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const devices = frame.contentWindow?.navigator.mediaDevices;
    frame.remove();
    return outcome(async () => devices?.getUserMedia({ video: true }));
  },

  '16 the legacy names work and fail natively': async () => [
    await legacyOutcome('getUserMedia', { video: true }),
    await legacyOutcome('webkitGetUserMedia', { video: true }),
    await legacyOutcome('webkitGetUserMedia', {}),
    await legacyOutcome('webkitGetUserMedia', { video: { width: { exact: 100_000 } } }),
    await outcome(async () =>
      (navigator as unknown as { webkitGetUserMedia: Legacy }).webkitGetUserMedia({ video: true }),
    ),
    await outcome(async () =>
      (navigator as unknown as { webkitGetUserMedia: Legacy }).webkitGetUserMedia(
        { video: true },
        1,
        2,
      ),
    ),
  ],

  '19 a screen that cannot be asked for is refused natively': async () => [
    await outcome(() => navigator.mediaDevices.getDisplayMedia({ video: false })),
    await outcome(() => navigator.mediaDevices.getDisplayMedia({ video: { width: { min: 5 } } })),
    await outcome(() => navigator.mediaDevices.getDisplayMedia({ video: { width: { exact: 5 } } })),
    await outcome(() => navigator.mediaDevices.getDisplayMedia('nonsense' as never)),
    await outcome(() =>
      navigator.mediaDevices.getDisplayMedia({
        preferCurrentTab: true,
        selfBrowserSurface: 'exclude',
      } as DisplayMediaStreamOptions),
    ),
  ],
};

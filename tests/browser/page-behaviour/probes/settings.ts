import { openTrack, outcome, type Probes, untilSize } from './probe.ts';

async function cameras(): Promise<MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'videoinput');
}

export const settingsProbes: Probes = {
  '3 settings are the source’s, at once': async () => {
    const track = await openTrack({ width: 640, height: 480, frameRate: 15 });
    const { deviceId, groupId, ...rest } = track.getSettings();
    const [device] = (await cameras()).filter((one) => one.deviceId === deviceId);
    track.stop();
    return { rest, device: device?.label, group: device?.groupId === groupId };
  },

  '4 constraints are the page’s own': async () => {
    const asked = { width: { ideal: 640, max: 1_280 }, frameRate: { max: 30 }, facingMode: 'user' };
    const track = await openTrack(asked);
    const first = track.getConstraints();
    await track.applyConstraints({ height: { min: 120, ideal: 240 } });
    const second = track.getConstraints();
    await track.applyConstraints();
    const third = track.getConstraints();
    track.stop();
    return [first, second, third];
  },

  '5 the label is the device’s': async () => {
    const track = await openTrack();
    const { deviceId } = track.getSettings();
    const [device] = (await cameras()).filter((one) => one.deviceId === deviceId);
    const twin = track.clone();
    const answer = [track.label, device?.label === track.label, twin.label];
    track.stop();
    twin.stop();
    return [answer, track.label];
  },

  '6 every camera opens by its exact id': async () => {
    const answers: unknown[] = [];
    for (const { deviceId, label } of await cameras()) {
      const track = await openTrack({ deviceId: { exact: deviceId } });
      answers.push([label, track.label, track.getSettings().deviceId === deviceId]);
      track.stop();
    }
    return answers;
  },

  '7 constraints are applied live and again, and resize the picture': async () => {
    const track = await openTrack({ width: 640, height: 480 });
    const sizes: unknown[] = [];
    for (const [width, height] of [
      [320, 240],
      [640, 480],
      [320, 180],
      [160, 120],
    ] as const) {
      await track.applyConstraints({ width: { exact: width }, height: { exact: height } });
      await untilSize(track, width, height);
      const settings = track.getSettings();
      sizes.push([settings.width, settings.height, settings.aspectRatio]);
    }
    await track.applyConstraints({ frameRate: 10 });
    sizes.push(track.getSettings().frameRate);
    track.stop();
    return sizes;
  },

  '7 constraints that cannot be met are refused natively': async () => {
    const track = await openTrack({ width: 640, height: 480 });
    const answers = [
      await outcome(() => track.applyConstraints({ width: { exact: 100_000 } })),
      await outcome(() => track.applyConstraints({ frameRate: { min: 1_000 } })),
      await outcome(() => track.applyConstraints({ resizeMode: 'none', width: 640 } as never)),
      await outcome(() => track.applyConstraints('nonsense' as never)),
      await outcome(() => MediaStreamTrack.prototype.applyConstraints.call({} as never, {})),
      track.getSettings().width,
    ];
    track.stop();
    answers.push(await outcome(() => track.applyConstraints({ width: 320 })));
    return answers;
  },

  '18 capabilities are the source’s': async () => {
    const track = await openTrack();
    const { deviceId, groupId, ...rest } = track.getCapabilities();
    const same = [
      deviceId === track.getSettings().deviceId,
      groupId === track.getSettings().groupId,
    ];
    track.stop();
    return [rest, same];
  },

  '17 devices and permissions pass unchanged': async () => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const permission = await navigator.permissions.query({ name: 'camera' as PermissionName });
    return [
      devices.map(({ kind, label }) => [kind, label]),
      devices.map((device) => device.constructor.name),
      permission.state,
      navigator.mediaDevices.getSupportedConstraints(),
    ];
  },
};

import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';
import { CallDriver } from '../../rig/call-driver.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';

let call: CallDriver;

beforeEach(async () => {
  call = await CallDriver.open({ extensionDir: builtExtension() });
});

afterEach(() => call.close());

test('fifty captures at once: each gets pictures, none shows the background', async () => {
  const CAPTURES = 50;
  await call.page.evaluate(`(async () => {
    const asked = Array.from({ length: ${CAPTURES} }, () =>
      navigator.mediaDevices.getUserMedia({ video: true }));
    window.tracks = (await Promise.all(asked)).map((stream) => stream.getVideoTracks()[0]);
    window.examiners = tracks.map(() => new rig.received.constructor());
    tracks.forEach((track, index) => void examiners[index].watch(track));
  })()`);
  const figures = () =>
    call.page.evaluate<{ pictures: number; leaked: number }[]>(
      'examiners.map(({ figures }) => figures.at(-1))',
    );
  await until(
    'every capture has shown pictures',
    async () => (await figures()).every(({ pictures }) => pictures >= 5),
    60_000,
  );
  const seen = await figures();
  expect(seen).toHaveLength(CAPTURES);
  expect(seen.filter(({ leaked }) => leaked > 0)).toEqual([]);
  expect((await call.report()).errors).toEqual([]);
});

test('a track stopped before its first picture leaves nothing behind', async () => {
  const states = await call.page.evaluate(`(async () => {
    const states = [];
    for (let round = 0; round < 20; round += 1) {
      const stream = await navigator.mediaDevices.getUserMedia({ video: true });
      const [track] = stream.getTracks();
      const twin = track.clone();
      track.stop();
      twin.stop();
      states.push(track.readyState, twin.readyState, stream.active);
    }
    return [...new Set(states.map(String))].sort();
  })()`);
  expect(states).toEqual(['ended', 'false']);
  await until('no capture is left', async () => (await toldSessions(call.browser)).length === 0);
  expect((await call.report()).errors).toEqual([]);
});

test('a frame that is removed in mid-capture takes its capture along', async () => {
  await call.page.evaluate(`(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const devices = frame.contentWindow.navigator.mediaDevices;
    window.track = (await devices.getUserMedia({ video: true })).getVideoTracks()[0];
    frame.remove();
  })()`);
  await until('the track has ended', () => call.page.evaluate("track.readyState === 'ended'"));
  expect((await call.report()).errors).toEqual([]);
});

test.for([
  ['with the extension', true],
  ['without it, just so', false],
] as const)(
  'a camera that is taken away ends the track and the stream, %s',
  async ([, guarded]) => {
    const driver = guarded ? call : await CallDriver.open();
    try {
      await driver.start({ examineLocal: true });
      await driver.untilPhase({ frames: 30 });
      await driver.page.evaluate(`(() => {
      window.heard = [];
      const track = rig.track();
      track.onended = ({ isTrusted }) => heard.push('ended ' + isTrusted);
      track.onmute = () => heard.push('mute');
      rig.stream.oninactive = ({ isTrusted }) => heard.push('inactive ' + isTrusted);
    })()`);
      const origin = await driver.page.evaluate<string>('origin');
      await driver.browser.connection.root.send('Browser.setPermission', {
        permission: { name: 'camera' },
        setting: 'denied',
        origin,
      });
      await until('the page has heard of it', () => driver.page.evaluate('heard.length >= 2'));
      expect(await driver.page.evaluate('heard')).toEqual(['ended true', 'inactive true']);
      expect(await driver.page.evaluate('rig.track().readyState')).toBe('ended');
    } finally {
      if (!guarded) await driver.close();
    }
  },
);

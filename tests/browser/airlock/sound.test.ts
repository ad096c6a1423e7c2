import { afterEach, expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';
import { Desktop } from './desktop.ts';

const TAB_WITH_SOUND = [
  '--auto-select-tab-capture-source-by-title=surface clean',
  '--autoplay-policy=no-user-gesture-required',
];

/** Peak of an oscillator's sound is .1 here, that of a muted track exactly 0. */
const AUDIBLE = 0.01;

let desktop: Desktop;

afterEach(() => desktop.close());

/** Shares a tab that sounds, and meters what the page gets of it. */
async function shareSound(extensionDir?: string): Promise<void> {
  desktop = await Desktop.open(extensionDir, TAB_WITH_SOUND);
  const tab = await desktop.browser.newTab(`${desktop.site.origin}/surface?show=clean`);
  await tab.evaluate(`(() => {
    const context = new AudioContext();
    const oscillator = context.createOscillator();
    oscillator.connect(context.destination);
    oscillator.start();
  })()`);
  await desktop.page.evaluate('share({ video: true, audio: true })');
  await desktop.page.evaluate(`(() => {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    window.level = () => {
      const samples = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(samples);
      return Math.max(...samples.map(Math.abs));
    };
  })()`);
}

const level = (): Promise<number> => desktop.page.evaluate('level()');
const untilHeard = (): Promise<unknown> =>
  until('the tab is heard', async () => (await level()) > AUDIBLE);
const untilSilent = (): Promise<unknown> =>
  until('the tab is silent', async () => (await level()) === 0);

test('without the extension a shared tab is heard at once', async () => {
  await shareSound();
  await untilHeard();
});

test('a shared tab is heard once the person says so, and not while the share is paused', async () => {
  await shareSound(builtExtension());
  await until('the page is told', () =>
    desktop.page.evaluate("stream.getAudioTracks()[0].muted && heard.includes('audio mute')"),
  );
  await desktop.page.evaluate('stream.getAudioTracks()[0].enabled = true');
  expect(await level()).toBe(0);
  const [told] = await toldSessions(desktop.browser);
  expect([told?.sounds, told?.gates.sound.state]).toEqual([['Tab audio'], 'capped']);

  await desktop.browser.extension?.act('uncap', 'sound');
  await untilHeard();
  await desktop.browser.extension?.act('cap', 'screen');
  await untilSilent();
  await desktop.browser.extension?.act('uncap', 'screen');
  await desktop.browser.extension?.act('uncap', 'sound');
  await untilHeard();
  await desktop.browser.extension?.act('panic');
  await untilSilent();

  await desktop.page.evaluate('stream.getTracks().forEach((track) => track.stop())');
  await until(
    'nothing is captured',
    async () => (await toldSessions(desktop.browser)).length === 0,
  );
});

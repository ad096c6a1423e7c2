import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PhaseFigures } from '../rig/call-page/figures.ts';
import { builtAddon } from '../rig/firefox/built-addon.ts';
import type { Verdict } from '../rig/firefox/call-page/judge.ts';
import { type FirefoxUnderTest, launchFirefox } from '../rig/firefox/launch.ts';
import { type Site, serveSite } from '../rig/server.ts';
import { until } from '../rig/until.ts';

/** Energy of a decoded stream of silence stays far below; the fake microphone's tone far above. */
const SILENCE = 1e-6;

/** How often the judge is asked: answering takes time from what it is asked about. In ms. */
const ASK_EVERY = 100;

let site: Site;
let under: FirefoxUnderTest;
let start: string;

beforeAll(async () => {
  site = await serveSite({
    capped: 'firefox/capped-page.ts',
    judge: 'rig/firefox/call-page/judge.ts',
  });
  under = await launchFirefox();
  start = await under.firefox.tab();
});
afterAll(async () => {
  await under?.close();
  await site?.close();
});

const evaluate = <Value>(expression: string): Promise<Value> => under.firefox.evaluate(expression);

// A tab of its own for each: how the gates were left is remembered by tab.
beforeEach(async () => {
  await under.firefox.openTab(`${site.origin}/capped`);
  await evaluate('join()');
});
afterEach(async () => {
  await under.firefox.closeTab();
  await under.firefox.switchTo(start);
});

async function seen(): Promise<PhaseFigures> {
  const last = (await evaluate<Verdict>('askJudge()')).figures.at(-1);
  if (!last) throw new Error('nothing is judged');
  return last;
}

const energy = (): Promise<number> => evaluate('soundEnergy()');
const begin = (phase: string): Promise<unknown> => evaluate(`beginPhase('${phase}')`);
const untilSeen = (what: string, isSo: (figures: PhaseFigures) => boolean): Promise<unknown> =>
  until(what, async () => isSo(await seen()), 30_000, ASK_EVERY);
const label = (): Promise<string> => evaluate('camera.label');
const light = (): string | undefined => under.cameraLight().at(-1);

test('without the add-on, picture and sound arrive at once', async () => {
  await untilSeen('pictures', ({ leaked }) => leaked > 20);
  await until('sound', async () => (await energy()) > SILENCE);
  expect(light()).toBe('on');
});

describe('with the add-on', () => {
  beforeAll(() => under.install(builtAddon()));

  test('whoever joins is covered, silent and dark until a person’s act, whatever the page does', async () => {
    await evaluate(
      `void setInterval(() => { microphone.enabled = true; camera.enabled = true; }, 10)`,
    );
    await untilSeen('cards', ({ cards }) => cards >= 4);
    await until('the camera’s light goes off', () => light() === 'off');
    const { pictures, leaked } = await seen();
    expect({ pictures, leaked }).toEqual({ pictures: 0, leaked: 0 });
    expect(await energy()).toBeLessThan(SILENCE);
    expect(await evaluate('[camera.label, camera.muted, camera.readyState]')).toEqual([
      'Clip Camera',
      false,
      'live',
    ]);

    await begin('uncovered');
    await under.addon?.press('toggle-camera');
    await untilSeen('the person', ({ pictures }) => pictures >= 20);
    expect((await seen()).leaked).toBe(0);
    expect(light()).toBe('on');
    expect(await energy()).toBeLessThan(SILENCE);

    await under.addon?.press('toggle-microphone');
    await until('sound', async () => (await energy()) > SILENCE);

    await under.addon?.press('cover-everything');
    await until('the camera’s light goes off again', () => light() === 'off');
    // What was let go before is on the wire for a moment.
    await begin('being covered');
    await untilSeen('a card', ({ cards }) => cards >= 1);
    await begin('covered again');
    await untilSeen('cards', ({ cards }) => cards >= 2);
    expect((await seen()).pictures).toBe(0);
  });

  test('constraints are answered while the camera is off, and hold once it is on', async () => {
    await until('the camera’s light goes off', () => light() === 'off');
    const answers = await evaluate(`(async () => {
      await camera.applyConstraints({ width: { exact: 640 }, height: { exact: 360 } });
      const refused = await camera.applyConstraints({ width: { exact: 100000 } }).catch((error) =>
        [error.name, error.constraint]);
      const { width, height } = camera.getSettings();
      return [refused, width, height];
    })()`);
    expect(answers).toEqual([['OverconstrainedError', 'width'], 640, 360]);
    await under.addon?.press('toggle-camera');
    await untilSeen('the person', ({ pictures }) => pictures >= 10);
    expect(await evaluate('camera.getSettings().width')).toBe(640);
  });

  test('a page can mute a live microphone even when the add-on was reloaded under it', async () => {
    await under.addon?.press('toggle-microphone');
    await until('sound', async () => (await energy()) > SILENCE);
    await under.addon?.reload();
    await evaluate('void (microphone.enabled = false)');
    // What was spoken before may be on its way for a moment.
    await until('no more sound comes', async () => {
      const before = await energy();
      await evaluate('new Promise((later) => setTimeout(later, 500))');
      return (await energy()) - before < SILENCE;
    });
    await evaluate('void (microphone.enabled = true)');
    const before = await energy();
    await evaluate('new Promise((later) => setTimeout(later, 1000))');
    expect((await energy()) - before).toBeLessThan(SILENCE);
  });

  test('what Firefox itself mutes is told to be muted, and by whom', async () => {
    await under.addon?.press('toggle-camera');
    await under.addon?.press('toggle-microphone');
    await untilSeen('the person', ({ pictures }) => pictures >= 5);
    const told = async (): Promise<string | undefined> =>
      (await under.addon?.sessions())?.flatMap(({ mutedByBrowser }) => mutedByBrowser).join();
    expect(await told()).toBe('');
    await sayAsIndicator('Mute');
    await until('both are told to be muted', async () => (await told()) === 'camera,microphone');
    expect(await evaluate('[camera.muted, microphone.muted]')).toEqual([true, true]);
    await sayAsIndicator('Unmute');
    await until('neither is', async () => (await told()) === '');
    expect(await evaluate('[camera.muted, microphone.muted]')).toEqual([false, false]);
  });

  test('a site that the person has chosen learns neither attention nor a device’s own name', async () => {
    const { firefox, addon } = under;
    const page = await firefox.tab();
    const cover = await firefox.openTab('about:blank');
    await firefox.switchTo(page);
    // Another site is told all of it.
    await until('the page is told that it is hidden', () => evaluate('document.hidden'));
    expect(await label()).toBe('Clip Camera');
    const rules = ['privateAttention', 'neutralLabels'].map(
      (rule) => `${rule}: ['${site.origin}']`,
    );
    await addon?.inPage(`browser.storage.local.get('settings').then(({ settings }) =>
      browser.storage.local.set({ settings: { version: 2, ...settings, ${rules.join()} } }))`);
    await until('the page is told another name', async () => (await label()) === 'Camera 1');
    expect(await evaluate('[document.hidden, document.hasFocus()]')).toEqual([false, true]);
    await firefox.switchTo(cover);
    await firefox.closeTab();
    await firefox.switchTo(page);
  });
});

/** What the buttons of Firefox's global sharing indicator say to each tab that captures. */
async function sayAsIndicator(word: 'Mute' | 'Unmute'): Promise<void> {
  for (const device of ['Camera', 'Microphone']) {
    await under.firefox.evaluateChrome(`void gBrowser.selectedBrowser.browsingContext
      .currentWindowGlobal.getActor('WebRTC').sendAsyncMessage('webrtc:${word}${device}')`);
  }
}

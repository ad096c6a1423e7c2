import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Shown } from '../browser/popup/open-popup.ts';
import { builtAddon } from '../rig/firefox/built-addon.ts';
import { type FirefoxUnderTest, launchFirefox } from '../rig/firefox/launch.ts';
import { bundlePageScript, type Site, serveSite } from '../rig/server.ts';
import { until } from '../rig/until.ts';

let site: Site;
let under: FirefoxUnderTest;
let meeting: string;
let popup: string;

beforeEach(async () => {
  site = await serveSite({
    capped: 'firefox/capped-page.ts',
    judge: 'rig/firefox/call-page/judge.ts',
  });
  under = await launchFirefox({ addonDir: builtAddon() });
  await under.firefox.goto(`${site.origin}/capped`);
  meeting = await under.firefox.tab();
  // Behind the meeting, which has to stay the current tab.
  popup = await under.firefox.openTab((await under.addon?.url('popup.html')) ?? '', 'background');
});

afterEach(async () => {
  await under?.close();
  await site?.close();
});

const inPopup = <Value>(expression: string): Promise<Value> => under.firefox.evaluate(expression);

const untilShown = (text: string): Promise<unknown> =>
  until(`the popup says "${text}"`, () =>
    inPopup<boolean>(`document.body.innerText.includes(${JSON.stringify(text)})`),
  );

async function press(label: string): Promise<void> {
  await untilShown(label);
  await inPopup(`[...document.querySelectorAll('button')]
    .find((button) => button.innerText.includes(${JSON.stringify(label)})).click()`);
}

const shown = (): Promise<Shown> => inPopup('window.wrappedJSObject?.seen ?? seen');

async function join(): Promise<void> {
  await under.firefox.switchTo(meeting);
  await under.firefox.evaluate('join()');
  await under.firefox.switchTo(popup);
}

test('the popup tells what is captured, shows what goes out, and its buttons do what they say', async () => {
  const judge = await bundlePageScript('browser/popup/judge.ts');
  await inPopup(`(function (globalThis) { ${judge} })(window)`);
  await untilShown('All quiet');
  await join();
  await untilShown('Camera covered');
  await until('cards in the preview', async () => (await shown()).pictures >= 2);
  expect(await shown()).toMatchObject({ leaked: 0, person: 0 });
  expect(under.cameraLight().at(-1)).toBe('off');

  await press('Uncover camera');
  await until('the person is in the preview', async () => (await shown()).person > 8);
  expect((await shown()).leaked).toBe(0);
  expect(under.cameraLight().at(-1)).toBe('on');

  await press('Unmute');
  await untilShown('Mute');
  await press('Cover everything');
  await untilShown('Camera covered');
  await until('the camera’s light goes off', () => under.cameraLight().at(-1) === 'off');
});

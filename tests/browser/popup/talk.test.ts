import { afterEach, expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import { GuardWorld } from '../../rig/guard-world.ts';
import type { Page } from '../../rig/page.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';
import { babble, hiss, writeSoundFile } from '../../rig/voice-file.ts';
import { OpenPopup } from './open-popup.ts';

let site: Site;
let browser: Browser;
let page: Page;

afterEach(async () => {
  await browser?.close();
  await site?.close();
});

async function join(sound: Float32Array): Promise<void> {
  site = await serveSite({ capped: 'browser/capped/page.ts' });
  const file = writeSoundFile(sound.length > 400_000 ? 'voice' : 'hiss', sound);
  browser = await Browser.launch({
    extensionDir: builtExtension(),
    startsLive: false,
    args: [`--use-file-for-fake-audio-capture=${file}`],
  });
  page = await browser.newTab(`${site.origin}/capped?policy=strict`);
  await page.evaluate('join()');
}

const microphone = async (): Promise<{ gate: string; isTalking: boolean; noticed: boolean }> => {
  const [session] = await toldSessions(browser);
  return {
    gate: session?.gates.microphone.state ?? 'none',
    isTalking: session?.talking ?? false,
    noticed: typeof session?.talkedWhileMuted === 'number',
  };
};

const untilGate = (state: 'live' | 'capped'): Promise<unknown> =>
  until(`the microphone is ${state}`, async () => (await microphone()).gate === state);

const untilNoticed = (wanted: boolean): Promise<unknown> =>
  until(`talking is ${wanted ? '' : 'no longer '}noticed`, async () => {
    const { noticed } = await microphone();
    return noticed === wanted;
  });

/** Widths that the popup's meter has had. */
const followMeter = (popup: OpenPopup): Promise<unknown> =>
  popup.target.evaluate(`(() => {
    globalThis.levels = [];
    const bar = document.querySelector('.level-bar');
    new MutationObserver(() => levels.push(parseFloat(bar.style.inlineSize)))
      .observe(bar, { attributes: true });
  })()`);

test('a voice is noticed while muted, in a hidden tab too, and no longer once it is unmuted', async () => {
  await join(babble(12));
  await untilNoticed(true);
  const badge = (): Promise<string> | undefined =>
    browser.extension
      ?.serviceWorker()
      .then((worker) => worker.evaluate<string>('chrome.action.getBadgeText({})'));
  await until('the badge says so', async () => (await badge()) === 'mic!');
  const popup = await OpenPopup.open(browser);
  await popup.untilShown('You are speaking, but you are muted.');

  await browser.extension?.act('uncap', 'microphone');
  await untilGate('live');
  await untilNoticed(false);
  await page.hide();
  await browser.extension?.act('cap', 'microphone');
  await untilNoticed(true);
  expect(await page.evaluate('document.visibilityState')).toBe('hidden');
});

test('a fan is not, though the meter shows it', async () => {
  await join(hiss(6, 0.1));
  const popup = await OpenPopup.open(browser);
  await popup.untilShown('Microphone muted');
  await followMeter(popup);
  // Five seconds of sound, ten measurements each.
  await until('the meter has moved', () => popup.target.evaluate('levels.length > 15'), 60_000);
  expect(Math.max(...(await popup.target.evaluate<number[]>('levels')))).toBeGreaterThan(20);
  expect((await microphone()).noticed).toBe(false);
});

const key = (type: 'keyDown' | 'keyUp', code: string, name: string): Promise<unknown> =>
  page.session.send('Input.dispatchKeyEvent', {
    ...{ type, code, key: name },
    ...(type === 'keyDown' && name.length === 1 ? { text: name } : {}),
  });

async function useKey(code: string): Promise<void> {
  const guard = await GuardWorld.enter(page, browser.extension);
  const settings = `{ guardSettings: { pushToTalkKey: '${code}' } }`;
  const worker = await browser.extension?.serviceWorker();
  await guard.storing(async () => worker?.evaluate(`chrome.storage.local.set(${settings})`));
}

test('the key talks for as long as it is held, and the page hears nothing of it', async () => {
  await join(hiss(6, 0.01));
  await useKey('KeyT');
  await page.evaluate(`(() => {
    window.heard = [];
    for (const type of ['keydown', 'keyup'])
      window.addEventListener(type, ({ code }) => heard.push(code), true);
    for (const type of ['keydown', 'keyup'])
      document.dispatchEvent(new KeyboardEvent(type, { code: 'KeyT', key: 't', bubbles: true }));
  })()`);
  expect((await microphone()).gate).toBe('capped');
  await key('keyDown', 'KeyT', 't');
  await untilGate('live');
  expect((await microphone()).isTalking).toBe(true);
  await key('keyUp', 'KeyT', 't');
  await untilGate('capped');
  await key('keyDown', 'KeyA', 'a');
  // The two that the page made up itself, and the one that is another key.
  expect(await page.evaluate('heard')).toEqual(['KeyT', 'KeyT', 'KeyA']);
});

test('the key writes where one writes; a function key talks there, until the focus is lost', async () => {
  await join(hiss(6, 0.01));
  await useKey('KeyT');
  await page.evaluate(`document.body.append(Object.assign(document.createElement('input'), { id: 'chat' }));
    chat.focus()`);
  await key('keyDown', 'KeyT', 't');
  await key('keyUp', 'KeyT', 't');
  expect(await page.evaluate('chat.value')).toBe('t');
  expect((await microphone()).gate).toBe('capped');
  await useKey('F9');
  await key('keyDown', 'F9', 'F9');
  await untilGate('live');
  await page.hide();
  await untilGate('capped');
});

test('the popup talks for as long as it is held, and no longer than it is open', async () => {
  await join(hiss(6, 0.01));
  const popup = await OpenPopup.open(browser);
  await popup.untilShown('Hold to talk');
  await popup.target.evaluate(`(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    globalThis.port = chrome.tabs.connect(tab.id, { name: 'lenscap:live-view', frameId: 0 });
    port.postMessage({ kind: 'talk', isHeld: true });
  })()`);
  await untilGate('live');
  await popup.close();
  await untilGate('capped');
});

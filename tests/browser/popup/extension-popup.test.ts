import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import type { Extension } from '../../rig/extension.ts';
import type { Page } from '../../rig/page.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { until } from '../../rig/until.ts';

let site: Site;
let browser: Browser;
let extension: Extension;
let meeting: Page;
let popup: Page;

beforeAll(async () => {
  site = await serveSite({ meeting: 'browser/popup/page.ts' });
  browser = await Browser.launch({ extensionDir: builtExtension() });
  if (!browser.extension) throw new Error('launched without the extension');
  extension = browser.extension;
  meeting = await browser.newTab(`${site.origin}/meeting`);
  popup = await browser.newTab(extension.url('popup.html'));
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const untilShown = (text: string): Promise<boolean> =>
  until(`the popup says "${text}"`, () =>
    popup.evaluate<boolean>(`document.body.innerText.includes(${JSON.stringify(text)})`),
  );

const stored = (): Promise<unknown> =>
  popup.evaluate(
    `chrome.storage.local.get('settings').then(({ settings }) => settings?.background ?? null)`,
  );

const choose = (label: string): Promise<unknown> =>
  popup.evaluate(`[...document.querySelectorAll('label')]
    .find((label) => label.innerText.replace(/\\s+/g, ' ') === ${JSON.stringify(label)}).click()`);

describe('popup of the built extension', () => {
  it('says that nothing is in use, in the language of the browser', async () => {
    await untilShown('All quiet');
    expect(await popup.evaluate('[document.documentElement.lang, document.dir]')).toEqual([
      expect.stringMatching(/^en/),
      'ltr',
    ]);
  });

  it('shows the tab that uses the camera, and forgets it afterwards', async () => {
    await meeting.evaluate('meeting.start()');
    await untilShown('Other tabs');
    await untilShown(new URL(site.origin).host);
    await meeting.evaluate('meeting.stop()');
    await untilShown('All quiet');
  });

  it('stores the choice of background where the engine reads it', async () => {
    await choose('Light blur');
    await until('the blur is stored', async () => {
      const effect = await stored();
      return JSON.stringify(effect) === '{"kind":"blur","strength":"light"}';
    });
    await choose('One colour');
    await until('the colour is stored', async () =>
      JSON.stringify(await stored()).includes('"kind":"colour"'),
    );
  });

  it('takes an own picture, scaled, and refuses what is none', async () => {
    await choose('Own picture');
    await untilShown('Choose a picture');
    await offerFile('notes.png', 'new Blob(["not a picture"])');
    await untilShown('This file cannot be used');
    await offerFile('wide.png', WIDE_PICTURE);
    await untilShown('Choose another picture');
    const size = await until('the picture is stored', async () => {
      const effect = (await stored()) as { kind: string } | null;
      return effect?.kind === 'picture' && sizeOfStored();
    });
    expect(size).toEqual([1920, 480]);
  });
});

/** Wider than a background may be. */
const WIDE_PICTURE = `await (() => {
  const canvas = new OffscreenCanvas(4000, 1000);
  canvas.getContext('2d').fillRect(0, 0, 400, 100);
  return canvas.convertToBlob();
})()`;

/** Puts a file into the popup's file chooser, as the person's choice does. */
const offerFile = (name: string, blob: string): Promise<unknown> =>
  popup.evaluate(`(async () => {
    const files = new DataTransfer();
    files.items.add(new File([${blob}], '${name}'));
    const input = document.querySelector('input[type=file]');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);

const sizeOfStored = (): Promise<number[]> =>
  popup.evaluate(`chrome.storage.local.get('settings').then(async ({ settings }) => {
    const base64 = settings.background.url.split(',')[1];
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const { width, height } = await createImageBitmap(new Blob([bytes]));
    return [width, height];
  })`);

import { expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import type { Page } from '../../rig/page.ts';
import { serveSite } from '../../rig/server.ts';

const WHOLE_SCREEN = '--auto-select-desktop-capture-source=Entire screen';

type Run = (page: Page, elsewhere: string) => Promise<unknown>;

/** The same page without and with the extension; the person's settings are stored beforehand. */
async function inBrowser(run: Run, extensionDir?: string, sharing?: object): Promise<unknown> {
  const site = await serveSite({ native: 'browser/airlock/native-page.ts' });
  const browser = await Browser.launch({
    headless: false,
    grantMedia: false,
    startsLive: false,
    args: [WHOLE_SCREEN],
    ...(extensionDir === undefined ? {} : { extensionDir }),
  });
  try {
    if (sharing) {
      const worker = await browser.extension?.serviceWorker();
      const settings = JSON.stringify({ guardSettings: { sharing } });
      await worker?.evaluate(`chrome.storage.local.set(${settings})`);
      await worker?.evaluate(`(async () => {
        while ((await chrome.scripting.getRegisteredContentScripts()).length === 0);
      })()`);
    }
    const page = await browser.newTab(`${site.origin}/native`);
    return await run(page, site.origin.replace('localhost', '127.0.0.1'));
  } finally {
    await browser.close();
    await site.close();
  }
}

const CASES: Record<string, Run> = {
  'without user activation': async (page) => {
    const { result } = await page.session.send<{ result: { value?: unknown } }>(
      'Runtime.evaluate',
      { expression: 'ask({ video: true })', awaitPromise: true, returnByValue: true },
    );
    return result.value;
  },
  'with invalid constraints': (page) => page.evaluate('askInvalid()'),
  'twice at once': (page) => page.evaluate('askTwice()'),
  'from a frame of another origin that may not': (page, elsewhere) =>
    page.evaluate(`askInFrame(${JSON.stringify(elsewhere)}, '')`),
  'from a frame of another origin that may': (page, elsewhere) =>
    page.evaluate(`askInFrame(${JSON.stringify(elsewhere)}, 'display-capture')`),
};

test.for(Object.entries(CASES))('%s a page gets what it gets without Lenscap', async ([, run]) => {
  const bare = await inBrowser(run);
  expect(bare).toBeTruthy();
  expect(await inBrowser(run, builtExtension())).toEqual(bare);
});

test('a person who never shares a whole screen is offered none, whatever the page asks', async () => {
  const asks: Run = async (page) => {
    const answer = (options: string): Promise<unknown> =>
      page.evaluate(`Promise.race([
        ask(${options}),
        new Promise((resolve) => setTimeout(resolve, 3000, 'the picker stays open')),
      ])`);
    return answer("{ video: { displaySurface: 'monitor' }, monitorTypeSurfaces: 'include' }");
  };
  const never = { neverWholeScreen: true };
  expect(await inBrowser(asks, builtExtension())).toBe('monitor 1');
  const answer = await inBrowser(asks, builtExtension(), never);
  expect(answer).not.toMatch(/^monitor|^TypeError/);
});

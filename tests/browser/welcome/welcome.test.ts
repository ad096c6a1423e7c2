import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import { Page, type ScriptTarget } from '../../rig/page.ts';
import { until } from '../../rig/until.ts';
import { findViolations, keepScreenshot, pressKey } from '../popup/open-playground.ts';

let browser: Browser;
let background: ScriptTarget;

beforeAll(async () => {
  browser = await Browser.launch({ extensionDir: builtExtension(), startsLive: false });
  if (!browser.extension) throw new Error('launched without the extension');
  background = await browser.extension.serviceWorker();
});

afterAll(() => browser?.close());

/** Has the browser tell the extension that it was installed, in this way. */
const install = (installType: string, reason = 'install'): Promise<unknown> =>
  background.evaluate(`(() => {
    const told = async () => ({ installType: '${installType}' });
    for (const api of [globalThis.chrome, globalThis.browser]) if (api) api.management.getSelf = told;
    chrome.runtime.onInstalled.dispatch({ reason: '${reason}' });
  })()`);

const welcomePages = async (): Promise<string[]> => {
  const targets = await browser.connection.targets();
  return targets.filter(({ url }) => url.endsWith('/welcome.html')).map(({ targetId }) => targetId);
};

async function openWelcome(): Promise<Page> {
  const [targetId = ''] = await until('the welcome page', async () => {
    const pages = await welcomePages();
    return pages.length > 0 ? pages : null;
  });
  const session = await browser.connection.attach(targetId);
  const page = new Page(browser.connection, session, targetId);
  // Refused as long as there is no document.
  await until('it is drawn', () =>
    page.evaluate<boolean>(`!!document.querySelector('h2')`).catch(() => false),
  );
  return page;
}

const press = (page: Page, label: string): Promise<unknown> =>
  page.evaluate(`[...document.querySelectorAll('button')]
    .find(({ innerText }) => innerText === ${JSON.stringify(label)}).click()`);

const heading = (page: Page): Promise<string> =>
  page.evaluate(`document.querySelector('h2').innerText`);

describe('the welcome page', () => {
  it('comes with the first installation by a person, and with nothing else', async () => {
    await install('admin');
    await install('development');
    await install('normal', 'update');
    await install('normal', 'browser_update');
    await install('normal');
    await openWelcome();
    expect(await welcomePages()).toHaveLength(1);
  });

  it('leads in three steps from the cover to a choice, by the keyboard alone', async () => {
    const page = await openWelcome();
    expect(await heading(page)).toBe('Every meeting starts covered');
    await keepScreenshot(page, 'welcome-1');
    expect(await findViolations(page)).toEqual([]);
    await page.evaluate(`document.querySelector('.primary').focus()`);
    await pressKey(page, 'Enter');
    await until('the second step', async () => (await heading(page)).startsWith('You decide'));
    await until('its heading is in focus', () =>
      page.evaluate<boolean>(`document.activeElement.tagName === 'H2'`),
    );
    await keepScreenshot(page, 'welcome-2');
    expect(await findViolations(page)).toEqual([]);
    await press(page, 'Show what the camera sees');
    await keepScreenshot(page, 'welcome-2-camera');
    await press(page, 'Continue');
    await until('the third step', async () => (await heading(page)).startsWith('How careful'));
    await keepScreenshot(page, 'welcome-3');
    expect(await findViolations(page)).toEqual([]);
    await page.evaluate(`document.querySelectorAll('.preset input')[2].click()`);
    await until('Strict is stored', () =>
      page.evaluate<boolean>(`chrome.storage.local.get('settings').then(({ settings }) =>
        settings?.sharing.neverWholeScreen === true)`),
    );
    await press(page, 'Done');
    await until('the page is gone', async () => (await welcomePages()).length === 0);
  });

  it('is gone with one click for whoever does not want it', async () => {
    await install('normal');
    await press(await openWelcome(), 'Skip');
    await until('the page is gone', async () => (await welcomePages()).length === 0);
  });
});

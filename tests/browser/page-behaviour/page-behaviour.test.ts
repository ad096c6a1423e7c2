import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import type { Page } from '../../rig/page.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { PROBE_NAMES } from './probe-names.ts';

/** Two cameras and the picker's prompts answered: what is compared must not depend on a person. */
const SWITCHES = ['--use-fake-device-for-media-stream=device-count=2'];

let site: Site;
const browsers: Browser[] = [];

async function openPage(extensionDir?: string): Promise<Page> {
  const browser = await Browser.launch({
    args: SWITCHES,
    ...(extensionDir === undefined ? {} : { extensionDir }),
  });
  browsers.push(browser);
  return browser.newTab(`${site.origin}/page`);
}

const run = (page: Page, name: string): Promise<unknown> =>
  page.evaluate(`window.runProbe(${JSON.stringify(name)})`);

let bare: Page;
let guarded: Page;

beforeAll(async () => {
  site = await serveSite({ page: 'browser/page-behaviour/page.ts' });
  bare = await openPage();
  guarded = await openPage(builtExtension());
});

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await site?.close();
});

describe('a page sees the same with and without Lenscap', () => {
  test('every probe has a test', async () => {
    const names = await bare.evaluate<string[]>('Object.keys(window.probes)');
    expect([...PROBE_NAMES]).toEqual(names);
  });

  test('the guarded page is guarded', async () => {
    const toldBy = async (page: Page): Promise<string> =>
      page.evaluate('Function.prototype.toString.call(MediaDevices.prototype.getUserMedia)');
    expect(await toldBy(guarded)).not.toBe(await toldBy(bare));
  });

  test.for(PROBE_NAMES)('%s', async (name) => {
    const expected = await run(bare, name);
    expect(expected).not.toBe('never answered');
    expect(await run(guarded, name)).toEqual(expected);
  });
});

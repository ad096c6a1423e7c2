import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import type { Page } from '../../rig/page.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { until } from '../../rig/until.ts';

const SWITCHES = 100;

let site: Site;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  site = await serveSite({ page: 'browser/attention/page.ts' });
  browser = await Browser.launch({ extensionDir: builtExtension() });
  page = await browser.newTab(`${site.origin}/page`);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** The person's choice for this site, as popup and options make it. */
async function choose(rule: 'privateAttention' | 'neutralLabels'): Promise<void> {
  const background = await browser.extension?.serviceWorker();
  await background?.evaluate(`chrome.storage.local.get('settings').then(({ settings }) =>
    chrome.storage.local.set({ settings: { version: 2, ...settings, ${rule}: ['${site.origin}'] } }))`);
  await until('the script is registered', () =>
    background?.evaluate<boolean>(`chrome.scripting.getRegisteredContentScripts({ ids: ['${rule}'] })
      .then((known) => known.length === 1)`),
  );
}

const heard = (): Promise<string[]> => page.evaluate('probes.heard');
const frames = (): Promise<number> => page.evaluate('probes.frames()');

/** The tab's real visibility, which CDP knows whatever the page is told. */
async function switchAway(): Promise<() => Promise<void>> {
  const { targetId } = await browser.connection.root.send<{ targetId: string }>(
    'Target.createTarget',
    { url: 'about:blank' },
  );
  return async () => {
    await browser.connection.root.send('Target.closeTarget', { targetId });
    await browser.connection.root.send('Target.activateTarget', { targetId: page.targetId });
  };
}

describe('attention', () => {
  it('is told to a page of a site that nothing is said of', async () => {
    const back = await page.hide();
    expect(await page.evaluate('probes.state()')).toMatch(/^true,hidden,/);
    expect(await heard()).toContain('document visibilitychange');
    const before = await frames();
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 500))');
    expect((await frames()) - before).toBeLessThan(3);
    await back();
  });

  it('stays private through 100 switches of the tab, by every probe', async () => {
    await choose('privateAttention');
    await page.goto(`${site.origin}/page`);
    const states = new Set<unknown>();
    for (let at = 0; at < SWITCHES; at += 1) {
      const back = await switchAway();
      states.add(await page.evaluate('probes.state()'));
      await back();
      states.add(await page.evaluate('probes.state()'));
    }
    expect([...states]).toEqual(['false,visible,true,false']);
    expect(await heard()).toEqual([]);
  });

  it('gives frames to the hidden page, which could count them', async () => {
    const back = await switchAway();
    const before = await frames();
    await until('a second of frames in the hidden tab', async () => (await frames()) - before > 60);
    await back();
    const shown = await frames();
    await until('frames go on', async () => (await frames()) > shown + 10);
  });

  it("leaves the page's own focus and events alone", async () => {
    await page.evaluate(`document.querySelector('#field').focus()`);
    await page.evaluate(`document.querySelector('#field').blur()`);
    expect(await heard()).toEqual(['field left']);
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    expect(await heard()).toContain('document visibilitychange');
    const typed = `document.querySelector('#field')`;
    await page.evaluate(`${typed}.focus()`);
    await page.session.send('Input.insertText', { text: 'hello' });
    expect(await page.evaluate(`${typed}.value`)).toBe('hello');
  });
});

describe('names of devices', () => {
  it('are their own where nothing is said of the site, and neutral where it is', async () => {
    const own = await page.evaluate<string[]>('probes.label()');
    expect(own.join()).toContain('fake');
    await choose('neutralLabels');
    await page.goto(`${site.origin}/page`);
    expect(await page.evaluate('probes.label()')).toEqual([
      'Camera 1',
      'Microphone 1',
      'Speaker 1',
    ]);
  });
});

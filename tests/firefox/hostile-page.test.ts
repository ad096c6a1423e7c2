import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtAddon } from '../rig/firefox/built-addon.ts';
import { type FirefoxUnderTest, launchFirefox } from '../rig/firefox/launch.ts';
import { type Site, serveSite } from '../rig/server.ts';
import type { Verdict } from './hostile-page.ts';

/** Each attempt reads a second or two of pictures from every track that it caught. */
const TIMEOUT_MS = 600_000;

interface Attempted extends Verdict {
  readonly name: string;
  readonly ms: number;
}

let site: Site;
let under: FirefoxUnderTest;

beforeAll(async () => {
  site = await serveSite({ hostile: 'firefox/hostile-page.ts' });
  under = await launchFirefox({ preferences: { 'dom.disable_open_during_load': false } });
});
afterAll(async () => {
  await under?.close();
  await site?.close();
});

/** Makes every attempt in a document of its own: what one has patched must not hinder the next. */
async function attemptAll(): Promise<Attempted[]> {
  const { firefox } = under;
  const results: Attempted[] = [];
  const page = await firefox.tab();
  await firefox.goto(`${site.origin}/hostile`);
  for (const name of await firefox.evaluate<string[]>('attemptNames')) {
    await firefox.goto(`${site.origin}/hostile`);
    const began = performance.now();
    const verdict = await firefox.evaluate<Verdict>(`attempt(${JSON.stringify(name)})`);
    results.push({ name, ...verdict, ms: Math.round(performance.now() - began) });
    // What the page has opened would lie in front of the next one.
    for (const tab of await firefox.tabs()) {
      if (tab === page) continue;
      await firefox.switchTo(tab);
      await firefox.closeTab();
    }
    await firefox.switchTo(page, true);
  }
  return results;
}

test(
  'without the add-on every public way leads a page to a raw picture',
  async () => {
    const bare = await attemptAll();
    console.table(bare);
    // Where Firefox has no such way, nothing is caught.
    const absent = bare.filter(({ leaked }) => leaked === 0).map(({ name }) => name);
    expect(absent).toEqual(['ImageCapture']);
  },
  TIMEOUT_MS,
);

test(
  'with it none does',
  async () => {
    await (await under.install(builtAddon())).startLiveOn(site.origin);
    const guarded = await attemptAll();
    console.table(guarded);
    expect(guarded.filter(({ leaked }) => leaked > 0)).toEqual([]);
    // A guard that shows nothing at all would leak nothing either.
    expect(guarded.filter(({ pictures }) => pictures > 0).length).toBeGreaterThan(20);
  },
  TIMEOUT_MS,
);

import { expect, test } from 'vitest';
import { builtAddon } from '../rig/firefox/built-addon.ts';
import { launchFirefox } from '../rig/firefox/launch.ts';
import { serveSite } from '../rig/server.ts';
import type { Verdict } from './hostile-page.ts';

/** Each attempt reads a second or two of pictures from every track that it caught. */
const TIMEOUT_MS = 600_000;

interface Attempted extends Verdict {
  readonly name: string;
}

/** Makes every attempt in a document of its own: what one has patched must not hinder the next. */
async function attemptAll(origin: string, addonDir?: string): Promise<Attempted[]> {
  const under = await launchFirefox({
    preferences: { 'dom.disable_open_during_load': false },
    ...(addonDir === undefined ? {} : { addonDir }),
  });
  const { firefox } = under;
  const results: Attempted[] = [];
  try {
    await under.addon?.startLiveOn(origin);
    const page = await firefox.tab();
    await firefox.goto(`${origin}/hostile`);
    for (const name of await firefox.evaluate<string[]>('attemptNames')) {
      await firefox.goto(`${origin}/hostile`);
      const verdict = await firefox.evaluate<Verdict>(`attempt(${JSON.stringify(name)})`);
      results.push({ name, ...verdict });
      // What the page has opened would lie in front of the next one.
      for (const tab of await firefox.tabs()) {
        if (tab === page) continue;
        await firefox.switchTo(tab);
        await firefox.closeTab();
      }
      await firefox.switchTo(page, true);
    }
  } finally {
    await under.close();
  }
  return results;
}

test(
  'no public way leads a page to a raw picture',
  async () => {
    const site = await serveSite({ hostile: 'firefox/hostile-page.ts' });
    try {
      const bare = await attemptAll(site.origin);
      const guarded = await attemptAll(site.origin, builtAddon());
      console.table(guarded);
      // Where Firefox has no such way, nothing is caught: the others all see the raw camera.
      const absent = bare.filter(({ leaked }) => leaked === 0).map(({ name }) => name);
      expect(absent).toEqual(['ImageCapture']);
      expect(guarded.filter(({ leaked }) => leaked > 0)).toEqual([]);
      // A guard that shows nothing at all would leak nothing either.
      expect(guarded.filter(({ pictures }) => pictures > 0).length).toBeGreaterThan(20);
    } finally {
      await site.close();
    }
  },
  TIMEOUT_MS,
);

import { expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import { ensureCameraFile } from '../../rig/camera-file.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import type { Verdict } from './page.ts';

/** Each attempt reads a second or two of pictures from every track that it caught. */
const TIMEOUT_MS = 600_000;

interface Attempted extends Verdict {
  readonly name: string;
}

/** Makes every attempt in a tab of its own: what one has patched must not hinder the next. */
async function attemptAll(site: Site, extensionDir?: string): Promise<Attempted[]> {
  const cameraFile = await ensureCameraFile();
  const args = ['--disable-popup-blocking'];
  const browser = await Browser.launch({
    cameraFile,
    args,
    ...(extensionDir === undefined ? {} : { extensionDir }),
  });
  const results: Attempted[] = [];
  try {
    const first = await browser.newTab(`${site.origin}/hostile`);
    const names = await first.evaluate<string[]>('attemptNames');
    await first.close();
    for (const name of names) {
      const page = await browser.newTab(`${site.origin}/hostile`);
      results.push({ name, ...(await page.evaluate<Verdict>(`attempt(${JSON.stringify(name)})`)) });
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return results;
}

test(
  'no public way leads a page to a raw picture',
  async () => {
    const site = await serveSite({ hostile: 'browser/hostile-page/page.ts' });
    try {
      const [bare, guarded] = await Promise.all([
        attemptAll(site),
        attemptAll(site, builtExtension()),
      ]);
      console.table(guarded);
      // The judge sees a leak where there is one: every attempt gets the raw camera without a guard.
      expect(bare.filter(({ leaked }) => leaked === 0).map(({ name }) => name)).toEqual([]);
      expect(guarded.filter(({ leaked }) => leaked > 0)).toEqual([]);
    } finally {
      await site.close();
    }
  },
  TIMEOUT_MS,
);

import { expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import { ensureCameraFile } from '../../rig/camera-file.ts';
import type { Page } from '../../rig/page.ts';
import { serveSite } from '../../rig/server.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { ensureToneFile } from '../../rig/tone-file.ts';
import { until } from '../../rig/until.ts';
import type { Tally } from './tries-page.ts';

const TRIES = 10_000;
/** The background is asked what it knows this often. */
const TRIES_AT_ONCE = 500;
const TIMEOUT_MS = 600_000;
/** Sum of squared samples; one block of the tone has 10 and more, a muted track exactly 0. */
const SILENCE = 1e-6;
/** `LENSCAP_SEED=7 npm test -- ten-thousand` plays the same tries again. */
const SEED = Number(process.env['LENSCAP_SEED'] ?? 1);

const tally = (page: Page): Promise<Tally> => page.evaluate<Tally>('tally()');

/** The gates of the tab's document, each with when it was last opened or closed. */
async function toldGates(browser: Browser): Promise<unknown> {
  const told = await until('the background knows the page', async () => {
    const sessions = await toldSessions(browser);
    return sessions.find(({ frame }) => frame === 0);
  });
  return told.gates;
}

test(
  'a page that tries ten thousand times to uncap something gets nothing',
  async () => {
    const site = await serveSite({ tries: 'browser/hostile-page/tries-page.ts' });
    const browser = await Browser.launch({
      extensionDir: builtExtension(),
      cameraFile: await ensureCameraFile(),
      microphoneFile: ensureToneFile(),
      startsLive: false,
      args: ['--disable-popup-blocking', '--autoplay-policy=no-user-gesture-required'],
    });
    try {
      const page = await browser.newTab(`${site.origin}/tries`);
      await page.evaluate('enter()');
      const id = browser.extension?.id;
      const before = await toldGates(browser);
      for (let tries = TRIES_AT_ONCE; tries <= TRIES; tries += TRIES_AT_ONCE) {
        await page.evaluate(`tryUntil(${tries}, ${SEED}, '${id}')`);
        expect(await toldGates(browser), `seed ${SEED}, by try ${tries}`).toEqual(before);
      }
      const { byTrick, ...figures } = await tally(page);
      console.log(`seed ${SEED}:`, figures);
      console.table(byTrick);
      expect(figures).toMatchObject({ tries: TRIES, pictures: 0, leaked: 0 });
      expect(figures.energy).toBeLessThan(SILENCE);
      // And they were listened to and looked at all the while.
      expect(figures.blocks).toBeGreaterThan(TRIES / 10);
      expect(figures.cards).toBeGreaterThan(10);

      // What no try has done, one act of the person does: the same judge then sees and hears it.
      await browser.extension?.act('uncap', 'camera');
      await until('a picture', async () => (await tally(page)).pictures > 0);
      expect((await tally(page)).energy).toBeLessThan(SILENCE);
      await browser.extension?.act('uncap', 'microphone');
      await until('a sound', async () => (await tally(page)).energy > SILENCE);
    } finally {
      await browser.close();
      await site.close();
    }
  },
  TIMEOUT_MS,
);

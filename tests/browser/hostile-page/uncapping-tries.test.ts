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

/** `npm run test:tries` makes 10,000. */
const TRIES = Number(process.env['LENSCAP_TRIES'] ?? 2_500);
/** What the tries leave behind slows a page down, so each has no more than these. */
const TRIES_OF_A_PAGE = 500;
const TIMEOUT_MS = 600_000;
/** Sum of squared samples; one block of the tone has 10 and more, a muted track exactly 0. */
const SILENCE = 1e-6;
/** `LENSCAP_SEED=7 npm test -- uncapping-tries` plays the same tries again. */
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

/** One page tries; the background's word for its gates stays the same all the while. */
async function tryInPage(browser: Browser, page: Page, seed: number): Promise<Tally> {
  await page.evaluate('enter()');
  const before = await toldGates(browser);
  expect(before).toMatchObject({ camera: { state: 'capped' }, microphone: { state: 'capped' } });
  const call = `tryUntil(${TRIES_OF_A_PAGE}, ${seed}, '${browser.extension?.id}')`;
  const tried = await page.evaluate<Tally>(call);
  expect(await toldGates(browser), `seed ${seed}`).toEqual(before);
  return tried;
}

/** What no try has done, one act of the person does: the same judge then sees and hears it. */
async function uncap(browser: Browser, page: Page): Promise<void> {
  await browser.extension?.act('uncap', 'camera');
  await until('a picture', async () => (await tally(page)).pictures > 0);
  expect((await tally(page)).energy).toBeLessThan(SILENCE);
  await browser.extension?.act('uncap', 'microphone');
  await until('a sound', async () => (await tally(page)).energy > SILENCE);
}

test(
  `a page that tries ${TRIES} times to uncap something gets nothing`,
  async () => {
    const site = await serveSite({ tries: 'browser/hostile-page/tries-page.ts' });
    const browser = await Browser.launch({
      extensionDir: builtExtension(),
      cameraFile: await ensureCameraFile(),
      microphoneFile: ensureToneFile(),
      startsLive: false,
      args: ['--disable-popup-blocking', '--autoplay-policy=no-user-gesture-required'],
    });
    const counts: Record<string, number> = {};
    let heardBlocks = 0;
    let seenCards = 0;
    try {
      for (let seed = SEED; seed < SEED + TRIES / TRIES_OF_A_PAGE; seed += 1) {
        const page = await browser.newTab(`${site.origin}/tries`);
        const { byTrick, ...figures } = await tryInPage(browser, page, seed);
        expect(figures).toMatchObject({ tries: TRIES_OF_A_PAGE, pictures: 0, leaked: 0 });
        expect(figures.energy, `seed ${seed}`).toBeLessThan(SILENCE);
        for (const [name, count] of Object.entries(byTrick)) {
          counts[name] = (counts[name] ?? 0) + count;
        }
        heardBlocks += figures.blocks;
        seenCards += figures.cards;
        await uncap(browser, page);
        await page.close();
        await until('the page is forgotten', async () => {
          const sessions = await toldSessions(browser);
          return sessions.length === 0;
        });
      }
      console.table(counts);
      console.log(`${heardBlocks} blocks of sound, ${seenCards} cards`);
      expect(Object.values(counts).reduce((a, b) => a + b)).toBe(TRIES);
      // They were listened to and looked at all the while.
      expect(heardBlocks).toBeGreaterThan(TRIES / 10);
      expect(seenCards).toBeGreaterThan(TRIES / 10);
    } finally {
      await browser.close();
      await site.close();
    }
  },
  TIMEOUT_MS,
);

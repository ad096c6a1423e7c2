import { afterEach, expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import type { Page } from '../../rig/page.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { ensureToneFile } from '../../rig/tone-file.ts';
import { until } from '../../rig/until.ts';
import type { Told } from './played-sound-page.ts';

let site: Site;
let browser: Browser;
let page: Page;

afterEach(async () => {
  await browser?.close();
  await site?.close();
});

async function join(extensionDir?: string): Promise<void> {
  site = await serveSite({ played: 'browser/capped/played-sound-page.ts' });
  const options = extensionDir === undefined ? {} : { extensionDir };
  const args = ['--autoplay-policy=no-user-gesture-required'];
  const microphoneFile = ensureToneFile();
  browser = await Browser.launch({ microphoneFile, startsLive: false, args, ...options });
  page = await browser.newTab(`${site.origin}/played`);
  await page.evaluate('join()');
}

interface Heard extends Omit<Told, 'energies'> {
  readonly heard: readonly boolean[];
}

async function tell(): Promise<Heard> {
  const { energies, ...told } = await page.evaluate<Told>('tell()');
  return { ...told, heard: energies.map((energy) => energy > 0) };
}

/** Of the microphone, the element's handle and the handle's clone. */
const untilHeard = (heard: readonly boolean[]): Promise<Heard> =>
  until(`heard: ${heard}`, async () => {
    const told = await tell();
    return JSON.stringify(told.heard) === JSON.stringify(heard) ? told : null;
  });

const ALL = [true, true, true];
const NONE = [false, false, false];
const ONLY_THE_CLONE = [false, false, true];

/** What a page brings about with the `enabled` of what an element has captured. */
async function switchPlayed(): Promise<void> {
  await page.evaluate('setPlayed(false)');
  expect(await untilHeard(ONLY_THE_CLONE)).toMatchObject({ enabled: ONLY_THE_CLONE, muted: NONE });
  await page.evaluate('setPlayed(true)');
  expect(await untilHeard(ALL)).toMatchObject({ enabled: ALL, muted: NONE });
}

test('without the extension what an element captures shares the microphone’s state', async () => {
  await join();
  await untilHeard(ALL);
  await switchPlayed();
});

test('what an element captures is as muted as its microphone, and as live', async () => {
  await join(builtExtension());
  await until('all say that they are muted', async () => (await tell()).muted.every(Boolean));
  await page.evaluate('setPlayed(true)');
  expect(await tell()).toEqual({ enabled: ALL, muted: ALL, heard: NONE });

  await browser.extension?.act('uncap', 'microphone');
  expect(await untilHeard(ALL)).toMatchObject({ enabled: ALL, muted: NONE });
  await switchPlayed();

  // The page's own mute outlasts the gate's.
  await browser.extension?.act('cap', 'microphone');
  await untilHeard(NONE);
  await page.evaluate('setPlayed(false)');
  await browser.extension?.act('uncap', 'microphone');
  expect(await untilHeard(ONLY_THE_CLONE)).toMatchObject({ enabled: ONLY_THE_CLONE });
});

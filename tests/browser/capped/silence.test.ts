import { afterEach, expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import type { Page } from '../../rig/page.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { ensureToneFile } from '../../rig/tone-file.ts';
import { until } from '../../rig/until.ts';
import type { Heard } from './sound-page.ts';

/**
 * Energy of a decoded stream of exact silence: 1e-9 a second for a track that the page itself has
 * disabled, without any extension. The tone has .03 and more.
 */
const SILENCE = 1e-7;
let site: Site;
let browser: Browser;
let page: Page;

afterEach(async () => {
  await browser?.close();
  await site?.close();
});

async function join(extensionDir?: string): Promise<void> {
  site = await serveSite({ call: 'browser/capped/sound-page.ts' });
  const options = extensionDir === undefined ? {} : { extensionDir };
  const microphoneFile = ensureToneFile();
  browser = await Browser.launch({ microphoneFile, startsLive: false, ...options });
  page = await browser.newTab(`${site.origin}/call`);
  await page.evaluate('join()');
}

const heard = (): Promise<Heard> => page.evaluate<Heard>('heard()');

/** What is sent and heard from `act` on, until the far end has played so many seconds more. */
async function hear(seconds: number, act?: () => Promise<unknown>): Promise<Heard> {
  const from = await heard();
  await act?.();
  const begun = await heard();
  const to = await until(`${seconds} s of sound`, async () => {
    const now = await heard();
    return now.seconds >= begun.seconds + seconds ? now : null;
  });
  return {
    blocks: to.blocks - from.blocks,
    sentEnergy: to.sentEnergy - from.sentEnergy,
    seconds: to.seconds - from.seconds,
    energy: to.energy - from.energy,
  };
}

const SWITCHES = ['stop first', 'open first', 'clone', 'no track between'];

/** Changes to another microphone in each of the ways, while the far end listens. */
async function hearSwitches(expectHeard: (heard: Heard, how: string) => void): Promise<void> {
  for (const how of SWITCHES) {
    expectHeard(await hear(1.5, () => page.evaluate(`switchMicrophone('${how}')`)), how);
  }
}

const expectTone = ({ sentEnergy, energy }: Heard, how?: string): void => {
  expect(sentEnergy, how).toBeGreaterThan(1);
  expect(energy, how).toBeGreaterThan(1e-3);
};

const expectSilence = ({ blocks, sentEnergy, energy }: Heard, how?: string): void => {
  expect(blocks, how).toBeGreaterThan(50);
  expect(sentEnergy, how).toBe(0);
  expect(energy, how).toBeLessThan(SILENCE);
};

/** What was under way when it was muted has been played: packets, and the far end's buffer. */
const untilQuiet = (): Promise<unknown> =>
  until('quiet', async () => (await hear(0.5)).energy < SILENCE);

test('without the extension a tone is heard through every switch, until the page itself mutes', async () => {
  await join();
  expectTone(await hear(1));
  await hearSwitches(expectTone);
  await page.evaluate('mute(true)');
  await untilQuiet();
  await hearSwitches(expectSilence);
});

test('muted means silence, all the time and through every switch of microphones', async () => {
  await join(builtExtension());
  await hearSwitches(expectSilence);
  // From the very first sample on, and not only while it was looked at.
  const all = await heard();
  expectSilence(all);
  expect(all.seconds).toBeGreaterThan(6);

  await browser.extension?.act('uncap', 'microphone');
  await until('the tone', async () => (await heard()).energy > 1e-3);
  await hearSwitches(expectTone);

  await browser.extension?.act('cap', 'microphone');
  await untilQuiet();
  await hearSwitches(expectSilence);
});

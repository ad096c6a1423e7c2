import { expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import type { Page } from '../../rig/page.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { ensureToneFile } from '../../rig/tone-file.ts';

/** Sum of squared samples of .3 s; the tone has several hundred, a muted track exactly 0. */
const SILENCE = 1e-6;
const TIMEOUT_MS = 300_000;

/** By "realm: handle". */
type Heard = Record<string, number>;

/** When the handles are taken: while the microphone is muted, or before, while it is live. */
type When = 'muted' | 'live';

interface Gate {
  open(): Promise<unknown>;
  close(): Promise<unknown>;
}

async function attack(page: Page, gate: Gate, when: When): Promise<Heard> {
  if (when === 'live') await gate.open();
  await page.evaluate('takeAll()');
  // Or whatever was taken while live would have been taken while muted.
  if (when === 'live') expect(await page.evaluate('hearMicrophone()')).toBeGreaterThan(SILENCE);
  await gate.close();
  await page.evaluate('press()');
  return page.evaluate<Heard>('listen()');
}

async function attackFromEverywhere(site: Site, extensionDir?: string): Promise<Heard> {
  const options = extensionDir === undefined ? {} : { extensionDir };
  const microphoneFile = ensureToneFile();
  const args = ['--disable-popup-blocking', '--autoplay-policy=no-user-gesture-required'];
  const browser = await Browser.launch({ microphoneFile, startsLive: false, args, ...options });
  const all: Heard = {};
  try {
    const first = await browser.newTab(`${site.origin}/sound`);
    const realms = await first.evaluate<string[]>('realmNames');
    await first.close();
    for (const realm of realms) {
      const page = await browser.newTab(`${site.origin}/sound`);
      const { extension } = browser;
      const gate: Gate = extension
        ? {
            open: () => extension.act('uncap', 'microphone'),
            close: () => extension.act('cap', 'microphone'),
          }
        : { open: async () => undefined, close: () => page.evaluate('mute()') };
      await page.evaluate(`enter(${JSON.stringify(realm)})`);
      for (const when of ['muted', 'live'] as const) {
        const heard = await attack(page, gate, when);
        for (const [name, energy] of Object.entries(heard)) {
          all[`${realm}, ${when}: ${name}`] = energy;
        }
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return all;
}

test(
  'no handle on a muted microphone, from whatever realm, lets sound through',
  async () => {
    const site = await serveSite({ sound: 'browser/hostile-page/sound-page.ts' });
    try {
      const bare = await attackFromEverywhere(site);
      const guarded = await attackFromEverywhere(site, builtExtension());
      const isHeard = ([, energy]: [string, number]): boolean => energy > SILENCE;
      console.log(`${Object.keys(guarded).length} handles`);
      // Every handle undoes a mute that is nothing but the page's own `enabled`.
      expect(Object.entries(bare).filter((entry) => !isHeard(entry))).toEqual([]);
      expect(Object.entries(guarded).filter(isHeard)).toEqual([]);
    } finally {
      await site.close();
    }
  },
  TIMEOUT_MS,
);

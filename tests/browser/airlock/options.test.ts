import { expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import { serveSite } from '../../rig/server.ts';

const PICK = '--auto-select-tab-capture-source-by-title=surface clean';

/** Everything that Screen Capture lets a page ask for, beside what it shows. */
const OPTIONS: readonly object[] = [
  { video: true, surfaceSwitching: 'include' },
  { video: true, surfaceSwitching: 'exclude' },
  { video: true, selfBrowserSurface: 'include' },
  { video: true, selfBrowserSurface: 'exclude' },
  { video: true, audio: true, systemAudio: 'include' },
  { video: true, audio: true, systemAudio: 'exclude' },
  { video: true, monitorTypeSurfaces: 'include' },
  { video: { displaySurface: 'browser', frameRate: 10 }, audio: false },
  { video: { cursor: 'never', width: 640 } },
  { video: true, audio: { suppressLocalAudioPlayback: true } },
];

/** A tab shares another one, with each of the options and with a controller. */
async function run(extensionDir?: string): Promise<unknown> {
  const site = await serveSite({
    options: 'browser/airlock/options-page.ts',
    surface: 'browser/airlock/surface-page.ts',
  });
  const browser = await Browser.launch({
    grantMedia: false,
    startsLive: false,
    args: [PICK],
    ...(extensionDir === undefined ? {} : { extensionDir }),
  });
  try {
    const page = await browser.newTab(`${site.origin}/options`);
    await browser.newTab(`${site.origin}/surface?show=clean`);
    const answers: unknown[] = [];
    for (const options of OPTIONS) {
      answers.push(await page.evaluate(`shareTab(${JSON.stringify(options)})`));
    }
    return { answers, controller: await page.evaluate('control()') };
  } finally {
    await browser.close();
    await site.close();
  }
}

test('options and controllers of a share do what they do without Lenscap', async () => {
  const bare = await run();
  expect(bare).toMatchObject({ controller: { reused: { name: 'InvalidStateError' } } });
  expect(await run(builtExtension())).toEqual(bare);
});

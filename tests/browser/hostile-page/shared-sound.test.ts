import { expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { until } from '../../rig/until.ts';

/** No prompt, and no fake one either: a real capture of this very tab with its sound. */
const SWITCHES = ['--auto-accept-this-tab-capture'];

const launch = (options: { extensionDir?: string } = {}): Promise<Browser> =>
  Browser.launch({ grantMedia: false, startsLive: false, args: SWITCHES, ...options });

const open = (browser: Browser, site: Site) => browser.newTab(`${site.origin}/shared`);

test('no realm’s setter and no clone lets the sound of a share through before the person does', async () => {
  const site = await serveSite({ shared: 'browser/hostile-page/shared-sound-page.ts' });
  const bare = await launch();
  const guarded = await launch({ extensionDir: builtExtension() });
  try {
    const unguarded = await open(bare, site);
    await unguarded.evaluate('shareSound()');
    expect(await unguarded.evaluate('press()')).toEqual([true, true, true, true]);

    const page = await open(guarded, site);
    await page.evaluate('shareSound()');
    expect(await page.evaluate('press()')).toEqual([false, false, false, false]);
    await guarded.extension?.act('uncap', 'sound');
    await until('the sound passes', () => page.evaluate('isSent()'));
    // A clone is no other sound: nothing has to be agreed to again.
    expect(await page.evaluate('sentWithClones()')).toEqual([true, true, true]);
    await guarded.extension?.act('cap', 'sound');
    await until('it no longer passes', async () => !(await page.evaluate('isSent()')));
    expect(await page.evaluate('sentWithClones()')).toEqual([false, false, false]);
  } finally {
    await bare.close();
    await guarded.close();
    await site.close();
  }
});

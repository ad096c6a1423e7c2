import { expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import { serveSite } from '../../rig/server.ts';

/** No prompt, and no fake one either: a real capture of this very tab. */
const SWITCHES = ['--auto-accept-this-tab-capture'];

async function run(extensionDir?: string): Promise<unknown> {
  const site = await serveSite({ tab: 'browser/page-behaviour/tab-capture-page.ts' });
  const options = extensionDir === undefined ? {} : { extensionDir };
  const browser = await Browser.launch({ grantMedia: false, args: SWITCHES, ...options });
  try {
    const page = await browser.newTab(`${site.origin}/tab`);
    return await page.evaluate(
      "Promise.race([captureThisTab(), new Promise((end) => setTimeout(end, 15000, 'never answered'))])",
    );
  } finally {
    await browser.close();
    await site.close();
  }
}

test('a tab’s capture crops, controls focus and ends as without Lenscap', async () => {
  const bare = await run();
  expect(bare).toMatchObject({ cropTo: 'fulfilled', state: 'ended' });
  expect(await run(builtExtension())).toEqual(bare);
});

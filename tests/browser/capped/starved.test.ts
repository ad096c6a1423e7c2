import { expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import { ensureCameraFile } from '../../rig/camera-file.ts';
import { GuardWorld } from '../../rig/guard-world.ts';
import { serveSite } from '../../rig/server.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';

/** Some seconds' pictures: more than the browser could have let through before it starves readers. */
const PICTURES = 60;

test('a camera whose pictures the browser hands to no reader any more goes live all the same', async () => {
  const site = await serveSite({ capped: 'browser/capped/page.ts' });
  const browser = await Browser.launch({
    extensionDir: builtExtension(),
    cameraFile: await ensureCameraFile(),
    startsLive: false,
  });
  try {
    const page = await browser.newTab(`${site.origin}/capped`);
    const world = await GuardWorld.enter(page, browser.extension);
    const { kept, delivered } = await world.keepFrames();
    // The browser itself, with a reader of its own: the device goes on, the reader gets nothing.
    expect(delivered).toBeGreaterThan(kept + PICTURES / 4);
    await page.evaluate('join()');
    await browser.extension?.act('uncap', 'camera');
    await until('the camera is live', async () => {
      const captures = (await toldSessions(browser)).flatMap((session) => session.captures);
      return captures.some(
        ({ state, figures }) => state.phase === 'live' && figures.released > PICTURES,
      );
    });
  } finally {
    await browser.close();
    await site.close();
  }
});

import { expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import type { PhaseFigures } from '../../rig/call-page/figures.ts';
import { ensureCameraFile } from '../../rig/camera-file.ts';
import type { Page } from '../../rig/page.ts';
import { serveSite } from '../../rig/server.ts';
import { until } from '../../rig/until.ts';

const NAMES = ['usermedia', 'camera'] as const;

/** Longer than a busy machine takes to open the fake camera. */
const PATIENCE_MS = 4_000;
const MOST_PRESSES = 12;

/** Presses an element as a person does: these elements take no click that a script makes. */
async function pressElement(page: Page, name: string): Promise<void> {
  const { x, y } = await page.evaluate<{ x: number; y: number }>(
    `(({ left, top }) => ({ x: left + 10, y: top + 8 }))(elements.${name}.getBoundingClientRect())`,
  );
  for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased']) {
    const button = type === 'mouseMoved' ? 'none' : 'left';
    await page.session.send('Input.dispatchMouseEvent', { type, x, y, button, clickCount: 1 });
  }
}

/**
 * Chromium ignores a press within half a second of the element's appearance or movement, and takes
 * a second press while it opens the device for another wish: so one press at a time.
 */
async function pressUntilCapturing(page: Page, name: string): Promise<unknown> {
  for (let press = 1; ; press += 1) {
    await pressElement(page, name);
    try {
      return await until(
        `<${name}> captures after press ${press}`,
        () => page.evaluate(`describeElement('${name}')`),
        PATIENCE_MS,
      );
    } catch (error) {
      if (press === MOST_PRESSES) throw error;
    }
  }
}

async function capture(extensionDir?: string) {
  const site = await serveSite({ elements: 'browser/page-behaviour/elements-page.ts' });
  const cameraFile = await ensureCameraFile();
  const options = extensionDir === undefined ? {} : { extensionDir };
  const browser = await Browser.launch({ cameraFile, ...options });
  try {
    const page = await browser.newTab(`${site.origin}/elements`);
    const described: unknown[] = [];
    for (const name of NAMES) {
      described.push(await pressUntilCapturing(page, name));
    }
    const figures = await until('pictures are judged', async () => {
      const [seen] = await page.evaluate<PhaseFigures[]>('examiner.figures');
      return seen && seen.pictures >= 60 ? seen : null;
    });
    return { described, figures };
  } finally {
    await browser.close();
    await site.close();
  }
}

test('the capturing elements hand out stand-ins, and look as they do without', async () => {
  const bare = await capture();
  const guarded = await capture(builtExtension());
  expect(guarded.described).toEqual(bare.described);
  expect(bare.figures.leaked).toBe(bare.figures.frames);
  expect(guarded.figures.leaked).toBe(0);
});

import { afterEach, expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import type { PhaseFigures } from '../../rig/call-page/figures.ts';
import { ensureCameraFile } from '../../rig/camera-file.ts';
import { chipButton, pressAt } from '../../rig/chip.ts';
import type { Page } from '../../rig/page.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';

/**
 * Energy of a decoded stream of exact silence: 1e-9 a second for a track that the page itself has
 * disabled, without any extension. The fake microphone's tone has .15.
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
  site = await serveSite({ capped: 'browser/capped/page.ts' });
  const cameraFile = await ensureCameraFile();
  const options = extensionDir === undefined ? {} : { extensionDir };
  browser = await Browser.launch({ cameraFile, startsLive: false, ...options });
  page = await browser.newTab(`${site.origin}/capped`);
  await page.evaluate('join()');
}

const seen = async (): Promise<PhaseFigures> => {
  const figures = await page.evaluate<PhaseFigures[]>('far.figures');
  const last = figures.at(-1);
  if (!last) throw new Error('nothing is watched');
  return last;
};

const begin = (phase: string): Promise<unknown> => page.evaluate(`far.beginPhase('${phase}')`);
const energy = (): Promise<number> => page.evaluate<number>('soundEnergy()');
const untilPictures = (count: number): Promise<unknown> =>
  until(`${count} pictures`, async () => (await seen()).pictures >= count);
const untilCards = (count: number): Promise<unknown> =>
  until(`${count} cards`, async () => (await seen()).cards >= count);
const untilHeard = (from: number): Promise<unknown> =>
  until('sound arrives', async () => (await energy()) > from);

test('without the extension, picture and sound arrive at once', async () => {
  await join();
  await untilPictures(30);
  await untilHeard(SILENCE);
  expect((await seen()).leaked).toBeGreaterThan(0);
});

test('whoever joins is covered and silent until a person’s act, whatever the page does', async () => {
  await join(builtExtension());
  await page.evaluate(`(() => {
    window.twin = microphone.clone();
    setInterval(() => { microphone.enabled = true; twin.enabled = true; camera.enabled = true; }, 10);
  })()`);
  await untilCards(4);
  const { pictures, leaked } = await seen();
  expect({ pictures, leaked }).toEqual({ pictures: 0, leaked: 0 });
  expect(await energy()).toBeLessThan(SILENCE);
  expect(
    await page.evaluate('[microphone.muted, microphone.enabled, twin.muted, camera.muted]'),
  ).toEqual([true, true, true, false]);

  const [before] = await toldSessions(browser);
  expect(before?.captures[0]).toMatchObject({
    state: { phase: 'covered', reason: 'capped' },
    figures: { delivered: 0 },
  });

  await begin('uncovered');
  await browser.extension?.act('uncap', 'camera');
  await untilPictures(60);
  expect(await energy()).toBeLessThan(SILENCE);
  await browser.extension?.act('uncap', 'microphone');
  await untilHeard(SILENCE);
  expect(await page.evaluate('[microphone.muted, heard]')).toEqual([false, ['mute', 'unmute']]);

  await browser.extension?.act('panic');
  await begin('covered again');
  await untilCards(3);
  await begin('still covered');
  const silent = await energy();
  await untilCards(3);
  expect((await seen()).pictures).toBe(0);
  expect((await energy()) - silent).toBeLessThan(SILENCE);
  const phases = await page.evaluate<PhaseFigures[]>('far.figures');
  expect(phases.filter((phase) => phase.leaked > 0)).toEqual([]);
});

test('a camera that is opened again is as covered, or as live, as the one before it', async () => {
  await join(builtExtension());
  const reopen = (): Promise<unknown> =>
    page.evaluate(`(async () => {
      camera.stop();
      const stream = await navigator.mediaDevices.getUserMedia({ video: true });
      window.camera = stream.getVideoTracks()[0];
      void far.watch(camera);
      far.beginPhase('reopened');
    })()`);
  await reopen();
  await untilCards(3);
  expect((await seen()).pictures).toBe(0);
  await browser.extension?.act('uncap', 'camera');
  await untilPictures(10);
  await reopen();
  await untilPictures(30);
});

test('the chip uncovers for a real press, and for no click that a script makes', async () => {
  await join(builtExtension());
  const at = await chipButton(page, 'camera');
  await page.evaluate(`(() => {
    const chip = document.elementFromPoint(${at.x}, ${at.y});
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
      chip.dispatchEvent(new MouseEvent(type, {
        bubbles: true, composed: true, cancelable: true, clientX: ${at.x}, clientY: ${at.y} }));
    }
  })()`);
  await begin('after a forged click');
  await untilCards(2);
  expect((await seen()).pictures).toBe(0);
  await pressAt(page, at);
  await untilPictures(20);
  expect((await seen()).leaked).toBe(0);
});

test('constraints are answered while the camera is off, and hold once it is on', async () => {
  await join(builtExtension());
  const answers = await page.evaluate(`(async () => {
    await camera.applyConstraints({ width: { exact: 640 }, height: { exact: 360 } });
    const refused = await camera.applyConstraints({ width: { exact: 100000 } }).catch((error) =>
      [error instanceof OverconstrainedError, error.name, error.constraint]);
    const { width, height } = camera.getSettings();
    return [refused, width, height, camera.getConstraints()];
  })()`);
  const asked = { width: { exact: 640 }, height: { exact: 360 } };
  expect(answers).toEqual([[true, 'OverconstrainedError', 'width'], 640, 360, asked]);
  await browser.extension?.act('uncap', 'camera');
  await untilPictures(10);
  expect(await page.evaluate('camera.getSettings().width')).toBe(640);
});

import { afterEach, expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import type { PhaseFigures } from '../../rig/call-page/figures.ts';
import { ensureCameraFile } from '../../rig/camera-file.ts';
import { lookAtCamera, PICTURE_BYTES, watchCamera } from '../../rig/camera-hardware.ts';
import { GuardWorld, type RealTrack } from '../../rig/guard-world.ts';
import type { Page } from '../../rig/page.ts';
import { createRandom } from '../../rig/random.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { until } from '../../rig/until.ts';

let site: Site;
let browser: Browser;
let page: Page;
let cameraFile: string;

afterEach(async () => {
  await browser?.close();
  await site?.close();
});

async function open(extensionDir?: string): Promise<void> {
  site = await serveSite({ capped: 'browser/capped/page.ts' });
  cameraFile = await ensureCameraFile();
  const options = extensionDir === undefined ? {} : { extensionDir };
  browser = await Browser.launch({ cameraFile, startsLive: false, ...options });
  page = await browser.newTab(`${site.origin}/capped`);
}

const seen = async (): Promise<PhaseFigures | undefined> =>
  (await page.evaluate<PhaseFigures[]>('far.figures')).at(-1);
const begin = (phase: string): Promise<unknown> => page.evaluate(`far.beginPhase('${phase}')`);
const untilSeen = (what: 'cards' | 'pictures', count: number): Promise<unknown> =>
  until(`${count} ${what}`, async () => ((await seen())?.[what] ?? 0) >= count);
const camera = () => lookAtCamera(browser, cameraFile);
const untilOff = (): Promise<unknown> => until('the camera is off', () => !camera().isOn);

test('without the extension the camera is on from the moment that a page asks', async () => {
  await open();
  expect(camera().isOn).toBe(false);
  await page.evaluate('join()');
  const { looks, timesOn, bytesRead } = await watchCamera(
    browser,
    cameraFile,
    untilSeen('pictures', 30),
  );
  expect(timesOn).toBe(looks);
  expect(bytesRead).toBeGreaterThan(20 * PICTURE_BYTES);
});

test('covered means off: no process holds the camera, and nothing is read from it', async () => {
  await open(builtExtension());
  const world = await GuardWorld.enter(page, browser.extension);
  const sources = async (): Promise<RealTrack[]> =>
    (await world.realTracks()).filter(({ kind }) => kind === 'video');
  const allHaveEnded = async (): Promise<RealTrack[]> => {
    const cameras = await sources();
    expect(cameras.map(({ readyState }) => readyState)).not.toContain('live');
    return cameras;
  };
  await page.evaluate('join()');
  expect(await sources()).toHaveLength(1);
  await untilOff();
  const whenCovered = await allHaveEnded();
  const covered = await watchCamera(browser, cameraFile, untilSeen('cards', 4));
  expect(covered.looks).toBeGreaterThan(20);
  expect(covered).toMatchObject({ timesOn: 0 });
  expect(covered.bytesRead).toBeLessThan(PICTURE_BYTES);
  // No frame has been counted while it was watched.
  expect(await sources()).toEqual(whenCovered);

  await begin('uncovered');
  await browser.extension?.act('uncap', 'camera');
  await untilSeen('pictures', 10);
  const live = await watchCamera(browser, cameraFile, untilSeen('pictures', 40));
  expect(live.timesOn).toBe(live.looks);
  expect(live.bytesRead).toBeGreaterThan(20 * PICTURE_BYTES);
  const isOn = ({ readyState, frames }: RealTrack): boolean => readyState === 'live' && frames > 30;
  expect((await sources()).filter(isOn)).toHaveLength(1);

  await browser.extension?.act('panic');
  await untilOff();
  const whenCoveredAgain = await allHaveEnded();
  await begin('covered again');
  const again = await watchCamera(browser, cameraFile, untilSeen('cards', 3));
  expect(again).toMatchObject({ timesOn: 0 });
  expect(again.bytesRead).toBeLessThan(PICTURE_BYTES);
  expect(await sources()).toEqual(whenCoveredAgain);
});

/** What a person says, with so many milliseconds before each: none of it waits for the one before. */
async function storm(acts: readonly (readonly [number, 'uncap' | 'cap'])[]): Promise<void> {
  const worker = await browser.extension?.serviceWorker();
  await worker?.evaluate(`(async () => {
    const tabs = await chrome.tabs.query({});
    for (const [after, act] of ${JSON.stringify(acts)}) {
      await new Promise((resolve) => setTimeout(resolve, after));
      const message = { kind: 'person-act', act, device: 'camera' };
      for (const { id } of tabs) chrome.tabs.sendMessage(id, message).catch(() => null);
    }
  })()`);
}

/** Two stand-ins of one device, the second with constraints that have to be applied again. */
const TWO_SIZES = `(async () => {
  window.twin = camera.clone();
  await twin.applyConstraints({ width: 640, height: 360 });
})()`;

test('however fast it is uncovered and covered, it ends on or off as the last act says', async () => {
  await open(builtExtension());
  await page.evaluate('join()');
  await untilOff();
  await page.evaluate(TWO_SIZES);
  for (let seed = 1; seed <= 8; seed += 1) {
    const random = createRandom(seed);
    const acts = Array.from({ length: 24 }, (_, index) => {
      return [random.below(60), index % 2 === 0 ? 'uncap' : 'cap'] as const;
    });
    await storm(acts);
    await begin(`storm ${seed}`);
    await untilSeen('cards', 2);
    await until(`storm ${seed} has left the camera off`, () => !camera().isOn);
    await storm([...acts, [random.below(60), 'uncap']]);
    await begin(`lull ${seed}`);
    await untilSeen('pictures', 5);
    expect(camera().isOn).toBe(true);
    await storm([[0, 'cap']]);
    await until(`one act after storm ${seed} switches it off`, () => !camera().isOn);
  }
});

test('a camera that the page lets go of while it is being switched on goes off', async () => {
  await open(builtExtension());
  await page.evaluate('join()');
  await untilOff();
  for (const after of [0, 5, 20, 60, 120]) {
    await storm([[0, 'uncap']]);
    await page.evaluate(
      `new Promise((resolve) => setTimeout(resolve, ${after})).then(() => camera.stop())`,
    );
    await until('the camera is off', () => !camera().isOn);
    await storm([[0, 'cap']]);
    await page.evaluate(`navigator.mediaDevices.getUserMedia({ video: true }).then((stream) => {
      window.camera = stream.getVideoTracks()[0];
    })`);
    await untilOff();
  }
});

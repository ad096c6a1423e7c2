import { afterEach, expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import { ensureCameraFile } from '../../rig/camera-file.ts';
import type { Page } from '../../rig/page.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { ensureToneFile } from '../../rig/tone-file.ts';
import { until } from '../../rig/until.ts';

/** A decoder of exact silence makes 1e-9 a second of it; the tone has a tenth. */
const DECODED_SILENCE = 1e-7;
/** Chromium has three fake microphones; each is switched to, and the first ones once more. */
const SWITCHES = 5;
/** Of 10 ms each. */
const BLOCKS = 50;

let site: Site;
let browser: Browser;
let page: Page;

afterEach(async () => {
  await browser?.close();
  await site?.close();
});

async function open(extensionDir?: string): Promise<void> {
  site = await serveSite({ capped: 'browser/capped/page.ts' });
  browser = await Browser.launch({
    cameraFile: await ensureCameraFile({ width: 640, height: 360 }),
    microphoneFile: ensureToneFile(),
    startsLive: false,
    ...(extensionDir === undefined ? {} : { extensionDir }),
  });
  page = await browser.newTab(`${site.origin}/capped`);
}

interface Heard {
  /** At the far end of the call. */
  readonly received: number;
  /** Sum of squares of every sample that was sent; exactly 0 while muted. */
  readonly sent: number;
}

async function hear(): Promise<Heard> {
  const [sent, received] = [page.evaluate<number>('sound.energy'), page.evaluate('soundEnergy()')];
  return { sent: await sent, received: Number(await received) };
}

/** Waits until so many blocks more have been sent, and tells what was heard in all. */
async function hearMore(): Promise<Heard> {
  const from = await page.evaluate<number>('sound.blocks');
  await until(`${BLOCKS} blocks`, async () => {
    const blocks = await page.evaluate<number>('sound.blocks');
    return blocks >= from + BLOCKS;
  });
  return hear();
}

/** Device by device; what was heard in all, and the devices. */
async function switchAround(): Promise<Heard & { devices: number }> {
  const devices = new Set<string>();
  for (let index = 1; index <= SWITCHES; index += 1) {
    devices.add(await page.evaluate<string>(`switchMicrophone(${index})`));
    await hearMore();
  }
  return { ...(await hear()), devices: devices.size };
}

test('without the extension a tone is heard from every microphone', async () => {
  await open();
  await page.evaluate('join()');
  const { sent, received, devices } = await switchAround();
  expect(devices).toBeGreaterThan(2);
  expect(sent).toBeGreaterThan(1);
  expect(received).toBeGreaterThan(DECODED_SILENCE);
});

test('muted is silent for the whole time, whichever microphone is switched to', async () => {
  await open(builtExtension());
  await page.evaluate('join()');
  await hearMore();
  const joined = await switchAround();
  expect(joined).toMatchObject({ sent: 0, devices: 3 });
  expect(joined.received).toBeLessThan(DECODED_SILENCE);

  await browser.extension?.act('uncap', 'microphone');
  await until('a tone', async () => (await hear()).received > DECODED_SILENCE);
  await browser.extension?.act('cap', 'microphone');
  await until('a silence', async () => {
    const { sent } = await hear();
    return (await hearMore()).sent === sent;
  });
  // What was under way has arrived by now.
  const muted = await hearMore();
  const switched = await switchAround();
  expect(switched.sent - muted.sent).toBe(0);
  expect(switched.received - muted.received).toBeLessThan(DECODED_SILENCE);
});

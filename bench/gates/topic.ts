import { setTimeout as wait } from 'node:timers/promises';
import type { DeviceKind } from '../../policy/gate.ts';
import { Browser } from '../../tests/rig/browser.ts';
import { chipButton, pressAt } from '../../tests/rig/chip.ts';
import type { Page } from '../../tests/rig/page.ts';
import { ensureToneFile } from '../../tests/rig/tone-file.ts';
import { type Findings, summaryColumns } from '../report/findings.ts';
import { median, summarise } from '../report/statistics.ts';
import { ensureCameraClip } from '../setting/camera-clip.ts';
import { copyExtension } from '../setting/extension-copy.ts';
import { serveBenchSite } from '../setting/site.ts';

const ROUNDS = 15;
/** Covered or live for so long, in ms, before it is changed again. */
const PAUSE_MS = 600;
/** Until the chip is there and the engine has been loaded, ms. */
const SETTLING_MS = 3_000;

type Device = Extract<DeviceKind, 'camera' | 'microphone'>;
type What = 'picture' | 'sound' | 'silence';

/** How a person says it: on the chip, or in the popup and by key, over the background. */
type Way = 'chip' | 'popup';

/** Milliseconds from one act to what it brings about. */
type Act = (device: Device, isUncap: boolean, what: What) => Promise<number>;

interface Came {
  readonly pressedAt: number;
  readonly cameAt: number;
}

const WAYS: Record<Way, (browser: Browser, page: Page) => Act> = {
  chip: (_, page) => async (device, __, what) => {
    const button = await chipButton(page, device);
    await page.evaluate(`gates.expect('${what}')`);
    await pressAt(page, button);
    const { pressedAt, cameAt } = await page.evaluate<Came>('gates.came()');
    return cameAt - pressedAt;
  },
  popup: (browser, page) => async (device, isUncap, what) => {
    const worker = await browser.extension?.serviceWorker();
    const message = JSON.stringify({
      kind: 'person-act',
      act: isUncap ? 'uncap' : 'cap',
      device,
    });
    await page.evaluate(`gates.expect('${what}')`);
    const saidAt = await worker?.evaluate<number>(`(async () => {
      const tabs = await chrome.tabs.query({});
      const at = performance.timeOrigin + performance.now();
      for (const { id } of tabs) chrome.tabs.sendMessage(id, ${message}).catch(() => null);
      return at;
    })()`);
    const { cameAt } = await page.evaluate<Came>('gates.came()');
    return cameAt - (saidAt ?? Number.NaN);
  },
};

interface Delays {
  readonly picture: number[];
  readonly sound: number[];
  readonly silence: number[];
}

async function measureRound(browser: Browser, act: Act, delays: Delays): Promise<void> {
  delays.picture.push(await act('camera', true, 'picture'));
  delays.sound.push(await act('microphone', true, 'sound'));
  await wait(PAUSE_MS);
  delays.silence.push(await act('microphone', false, 'silence'));
  await browser.extension?.act('cap', 'camera');
  await wait(PAUSE_MS);
}

async function measureWay(browser: Browser, url: string, way: Way): Promise<Delays> {
  const page = await browser.newTab(url);
  await page.evaluate('gates.join()');
  await wait(SETTLING_MS);
  const delays: Delays = { picture: [], sound: [], silence: [] };
  const act = WAYS[way](browser, page);
  for (let round = 0; round < ROUNDS; round++) await measureRound(browser, act, delays);
  await page.close();
  return delays;
}

function tellWays(ways: Record<Way, Delays>): Findings {
  const rows: Record<string, Record<string, number>> = {};
  for (const way of ['chip', 'popup'] as const) {
    const { picture, sound, silence } = ways[way];
    rows[`${way} → uncovered picture`] = summaryColumns(summarise(picture));
    rows[`${way} → uncovered picture, the first in its page`] = {
      median: picture[0] ?? Number.NaN,
    };
    rows[`${way} → unmuted sound`] = summaryColumns(summarise(sound));
    rows[`${way} → silence again`] = summaryColumns(summarise(silence));
  }
  const targets = (['chip', 'popup'] as const).flatMap((way) => [
    {
      what: `${way} → uncovered picture`,
      atMost: 700,
      unit: 'ms',
      measured: median(ways[way].picture),
    },
    { what: `${way} → unmuted sound`, atMost: 50, unit: 'ms', measured: median(ways[way].sound) },
  ]);
  return { tables: [{ title: 'From an act of the person, ms', rows }], targets };
}

/** How long a person waits for what they have uncovered. */
export async function measureGates(): Promise<Findings> {
  const site = await serveBenchSite({ pages: { gates: 'gates/page.ts' } });
  const extension = copyExtension();
  const browser = await Browser.launch({
    extensionDir: extension.dir,
    cameraFile: await ensureCameraClip(),
    microphoneFile: ensureToneFile(),
    startsLive: false,
  });
  const url = `${site.origin}/gates`;
  try {
    const chip = await measureWay(browser, url, 'chip');
    const popup = await measureWay(browser, url, 'popup');
    return tellWays({ chip, popup });
  } finally {
    await browser.close();
    await site.close();
    extension.remove();
  }
}

import { setTimeout as wait } from 'node:timers/promises';
import { buildFirefoxAddon } from '../../scripts/setup/extension.ts';
import { builtAddon } from '../../tests/rig/firefox/built-addon.ts';
import { type FirefoxUnderTest, launchFirefox } from '../../tests/rig/firefox/launch.ts';
import { type Site, serveSite } from '../../tests/rig/server.ts';
import { until } from '../../tests/rig/until.ts';
import type { Findings } from '../report/findings.ts';
import type { Path } from './page.ts';

const MEASURED_MS = 12_000;

/** The engine, the encoder and the bandwidth estimate have settled by then. */
const SETTLED_PICTURES = 150;

/** Pictures per second: what the project promises where the browser itself can do as much. */
const TARGETS = { visible: 27, hidden: 25 } as const;

interface Rates {
  readonly visible: number;
  readonly hidden: number;
}

async function rateNow({ firefox }: FirefoxUnderTest): Promise<number> {
  const count = (): Promise<number> => firefox.evaluate('decoded()');
  const before = await count();
  const began = performance.now();
  await wait(MEASURED_MS);
  const arrived = (await count()) - before;
  return (1_000 * arrived) / (performance.now() - began);
}

async function measure(site: Site, path: Path, addonDir?: string): Promise<Rates> {
  const under = await launchFirefox(addonDir === undefined ? {} : { addonDir });
  const { firefox } = under;
  try {
    await under.addon?.startLiveOn(site.origin);
    await firefox.goto(`${site.origin}/page`);
    await firefox.evaluate(`start('${path}')`);
    const isSettled = async () => (await firefox.evaluate<number>('decoded()')) > SETTLED_PICTURES;
    await until('the call has settled', isSettled, 60_000);
    const visible = await rateNow(under);
    const page = await firefox.tab();
    await firefox.openTab('about:blank');
    await firefox.switchTo(page);
    return { visible, hidden: await rateNow(under) };
  } finally {
    await under.close();
  }
}

/** Pictures per second at the far end of a 720p30 call in Firefox, beside the browser's own canvas path. */
export async function measureFirefox(): Promise<Findings> {
  await buildFirefoxAddon();
  const site = await serveSite({
    page: '../bench/firefox/page.ts',
    ticker: '../bench/firefox/ticker.ts',
  });
  try {
    const native = await measure(site, 'as-given');
    const canvas = await measure(site, 'own-canvas');
    const guarded = await measure(site, 'as-given', builtAddon());
    const states = ['visible', 'hidden'] as const;
    const rows = states.map((state) => [
      `call, ${state} tab`,
      {
        'guarded fps': guarded[state],
        'own canvas fps': canvas[state],
        'camera fps': native[state],
      },
    ]);
    return {
      tables: [{ title: '720p30 camera in Firefox', rows: Object.fromEntries(rows) }],
      targets: states.map((state) => ({
        what: `Firefox, 720p30 call, ${state} tab`,
        atLeast: Math.min(TARGETS[state], canvas[state]),
        unit: 'fps',
        measured: guarded[state],
      })),
    };
  } finally {
    await site.close();
  }
}

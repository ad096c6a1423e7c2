import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../../tests/rig/page.ts';
import { type Findings, summaryColumns } from '../report/findings.ts';
import { median, summarise } from '../report/statistics.ts';
import { BenchBrowser } from '../setting/bench-browser.ts';
import { readScriptRuns } from './script-runs.ts';

const NAVIGATIONS = 40;
/** The first ones compile; the browser keeps the code for later ones, as it does for everybody. */
const WARM_UP = 5;

const SCRIPTS = ['page.js', 'guard.js'] as const;

/** From the start of a navigation to the end of its load event, ms, as the page itself counts. */
async function timeLoad(page: Page, url: string): Promise<number> {
  await page.goto(url);
  return page.evaluate<number>(`new Promise((resolve) => {
    const look = () => {
      const [{ loadEventEnd }] = performance.getEntriesByType('navigation');
      if (loadEventEnd > 0) resolve(loadEventEnd);
      else setTimeout(look);
    };
    look();
  })`);
}

async function timeLoads(bench: BenchBrowser): Promise<Record<'native' | 'guarded', number[]>> {
  const native = await bench.nativeTab('/blank');
  const guarded = await bench.guardedTab('/blank');
  const times: Record<'native' | 'guarded', number[]> = { native: [], guarded: [] };
  for (let round = 0; round < WARM_UP + NAVIGATIONS; round++) {
    const one = await timeLoad(native, `${bench.site.origin}/blank`);
    const other = await timeLoad(guarded, `${bench.site.origin}/blank`);
    if (round < WARM_UP) continue;
    times.native.push(one);
    times.guarded.push(other);
  }
  await native.close();
  await guarded.close();
  return times;
}

async function timeScripts(bench: BenchBrowser): Promise<Map<string, number[]>> {
  const page = await bench.guardedTab('/blank');
  const runs = await readScriptRuns(bench.browser, async () => {
    for (let round = 0; round < WARM_UP + NAVIGATIONS; round++) {
      await page.goto(`${bench.site.origin}/blank`);
    }
  });
  await page.close();
  return new Map(
    SCRIPTS.map((name) => [name, (runs.get(`content-scripts/${name}`) ?? []).slice(WARM_UP)]),
  );
}

/** What a page that never asks for media pays. */
export async function measureShim(): Promise<Findings> {
  const bench = await BenchBrowser.open({ pages: { blank: '' } });
  try {
    const bytesOf = (name: string): number =>
      statSync(join(bench.extensionDir, 'content-scripts', name)).size;
    const scripts = await timeScripts(bench);
    const loads = await timeLoads(bench);
    const ratio = median(loads.guarded) / median(loads.native);
    const run = (name: string): readonly number[] => scripts.get(name) ?? [];
    return {
      tables: [
        {
          title: 'Scripts in every frame of every page: run at document start, ms',
          rows: Object.fromEntries(
            SCRIPTS.map((name) => [
              name,
              { bytes: bytesOf(name), ...summaryColumns(summarise(run(name))) },
            ]),
          ),
        },
        {
          title: 'Blank page, navigation start to load event end, ms',
          rows: {
            native: summaryColumns(summarise(loads.native)),
            guarded: summaryColumns(summarise(loads.guarded)),
            'guarded ÷ native': { median: ratio },
          },
        },
      ],
      targets: [
        { what: 'shim, page.js', atMost: 12_000, unit: 'bytes', measured: bytesOf('page.js') },
        {
          what: 'shim, page.js at document start',
          atMost: 1,
          unit: 'ms',
          measured: median(run('page.js')),
        },
      ],
    };
  } finally {
    await bench.close();
  }
}

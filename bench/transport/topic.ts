import type { Page } from '../../tests/rig/page.ts';
import type { Findings } from '../report/findings.ts';
import { BenchBrowser } from '../setting/bench-browser.ts';

const PICTURES = 90;
const WARM_UP = 20;

const SIZES = {
  '720p': 1280 * 720 * 1.5,
  '1080p': 1920 * 1080 * 1.5,
  '4K': 3840 * 2160 * 1.5,
} as const;

async function processorSeconds(page: Page): Promise<number> {
  const { metrics } = await page.session.send<{ metrics: { name: string; value: number }[] }>(
    'Performance.getMetrics',
  );
  return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN;
}

async function measureWay(page: Page, bytes: number, inParts: boolean) {
  const run = (pictures: number) =>
    page.evaluate<number>(`transportBench.run(${bytes}, ${inParts}, ${pictures})`);
  await run(WARM_UP);
  const before = await processorSeconds(page);
  const roundTrip = await run(PICTURES);
  const spent = (await processorSeconds(page)) - before;
  return { 'main thread, processor time': (spent * 1000) / PICTURES, 'round trip': roundTrip };
}

/**
 * What it costs to have an I420 picture in another process and back when nothing at all is done with
 * it: the floor under the guard's own figures. Needs no extension.
 */
export async function measureTransport(): Promise<Findings> {
  const pages = {
    transport: 'transport/page.ts',
    echo: 'transport/echo-frame.ts',
    'echo-worker': 'transport/echo-worker.ts',
  };
  const bench = await BenchBrowser.open({ pages });
  try {
    const page = await bench.nativeTab('/transport');
    await page.session.send('Performance.enable');
    const otherSite = bench.site.origin.replace('localhost', '127.0.0.1');
    await page.evaluate(`transportBench.open('${otherSite}/echo')`);
    const rows: Record<string, Record<string, number>> = {};
    for (const [name, bytes] of Object.entries(SIZES)) {
      rows[`${name}, one buffer`] = await measureWay(page, bytes, false);
      rows[`${name}, in parts`] = await measureWay(page, bytes, true);
    }
    return { tables: [{ title: 'Pictures to another process and back, ms', rows }], targets: [] };
  } finally {
    await bench.close();
  }
}

import type { StageTimes } from '../../protocol/engine.ts';
import type { Findings, Table } from '../report/findings.ts';
import { summaryColumns } from '../report/findings.ts';
import { median, summarise } from '../report/statistics.ts';
import { BenchBrowser } from '../setting/bench-browser.ts';
import { bundleScript } from '../setting/bundle.ts';
import type { EngineSample } from './page.ts';

const SIZES = [
  [640, 360],
  [1280, 720],
  [1920, 1080],
] as const;

/** Compilers get going, and the load that start-up made is forgotten. */
const WARM_UP = 60;
const MEASURED = 300;

const STAGES = ['load', 'segment', 'background', 'composite', 'store'] as const;

const totalOf = (stages: StageTimes): number =>
  STAGES.reduce((sum, stage) => sum + stages[stage], 0);

function tableOf(size: string, samples: readonly EngineSample[]): Table {
  const stageRows = STAGES.map((stage) => [
    stage,
    summaryColumns(summarise(samples.map(({ stages }) => stages[stage]))),
  ]);
  const totals = samples.map(({ stages }) => totalOf(stages));
  const roundTrips = samples.map(({ roundTripMs }) => roundTripMs);
  const rows = Object.fromEntries([
    ...stageRows,
    ['total', summaryColumns(summarise(totals))],
    ['asked to answered', summaryColumns(summarise(roundTrips))],
  ]);
  return { title: `Engine at ${size}: ms per picture, by stage`, rows };
}

/** Time that the built extension's engine worker takes for a picture of the camera. */
export async function measureEngine(): Promise<Findings> {
  const bench = await BenchBrowser.open({ pages: {} });
  try {
    const tab = await bench.extensionTab('engine.html');
    await tab.evaluate(await bundleScript('engine/page.ts'));
    await tab.evaluate('engineBench.open()');
    const tables: Table[] = [];
    const totals720: number[] = [];
    for (const [width, height] of SIZES) {
      const all = await tab.evaluate<EngineSample[]>(
        `engineBench.treat(${width}, ${height}, ${WARM_UP + MEASURED})`,
      );
      // At a higher level it leaves work out: that is not what is measured here.
      const samples = all.slice(WARM_UP).filter(({ level }) => level === 0);
      tables.push(tableOf(`${width} × ${height}`, samples));
      if (height === 720) totals720.push(...samples.map(({ stages }) => totalOf(stages)));
    }
    return {
      tables,
      targets: [
        { what: 'engine, 720p, at best', atMost: 10, unit: 'ms', measured: Math.min(...totals720) },
        { what: 'engine, 720p, median', atMost: 16, unit: 'ms', measured: median(totals720) },
      ],
    };
  } finally {
    await bench.close();
  }
}

import { CAMERA_PATH, CAMERA_SITE, CameraDriver } from '../camera-page/driver.ts';
import { type Findings, summaryColumns } from '../report/findings.ts';
import { median, summarise } from '../report/statistics.ts';
import { BenchBrowser } from '../setting/bench-browser.ts';
import { collectReports } from '../setting/told-figures.ts';
import { matchDelays } from './match-delays.ts';

const ROUNDS = 3;
const ROUND_MS = 6_000;

/** Where pictures are watched: on the page's own track, or at the far end of a call. */
const PLACES = [
  { name: 'camera → page', codec: undefined },
  { name: 'camera → far end, H.264', codec: 'video/H264' },
  { name: 'camera → far end, VP8', codec: 'video/VP8' },
] as const;

type Side = 'native' | 'guarded';

interface Delays {
  readonly native: number[];
  readonly guarded: number[];
  /** The engine's own time in the guarded rounds, ms a picture. */
  readonly engine: number[];
}

/** Delays of one side against the probe, a second consumer of the camera in an unguarded tab. */
async function measureSide(
  bench: BenchBrowser,
  probe: CameraDriver,
  side: Side,
  codec: string | undefined,
): Promise<{ delays: number[]; engine: number[] }> {
  const open = side === 'native' ? bench.nativeTab(CAMERA_PATH) : bench.guardedTab(CAMERA_PATH);
  const driver = new CameraDriver(await open);
  await driver.watch(true, codec);
  const [departures, arrivals, reports] = await Promise.all([
    probe.arrivals(ROUND_MS),
    driver.arrivals(ROUND_MS),
    side === 'guarded' ? collectReports(bench.browser, ROUND_MS) : [],
  ]);
  await driver.close();
  await driver.page.close();
  const engine = reports.flatMap(({ load }) =>
    load ? [Object.values(load.stages).reduce((sum, stage) => sum + stage, 0)] : [],
  );
  return { delays: matchDelays(departures, arrivals), engine };
}

async function measurePlace(
  bench: BenchBrowser,
  probe: CameraDriver,
  codec: string | undefined,
): Promise<Delays> {
  const all: Delays = { native: [], guarded: [], engine: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of ['native', 'guarded'] as const) {
      const { delays, engine } = await measureSide(bench, probe, side, codec);
      all[side].push(...delays);
      all.engine.push(...engine);
    }
  }
  return all;
}

/** How much later a picture arrives because Lenscap looked at it first. */
export async function measureLatency(): Promise<Findings> {
  const bench = await BenchBrowser.open(CAMERA_SITE);
  try {
    const probe = new CameraDriver(await bench.nativeTab(CAMERA_PATH));
    await probe.watch(true);
    const rows: Record<string, Record<string, number>> = {};
    const targets: Findings['targets'][number][] = [];
    for (const { name, codec } of PLACES) {
      const { native, guarded, engine } = await measurePlace(bench, probe, codec);
      rows[`${name}, native`] = summaryColumns(summarise(native));
      rows[`${name}, guarded`] = summaryColumns(summarise(guarded));
      const added = median(guarded) - median(native);
      rows[`${name}, engine alone`] = summaryColumns(summarise(engine));
      const beyond = added - median(engine);
      rows[`${name}, added`] = { median: added };
      targets.push({
        what: `${name}: added beyond the engine`,
        atMost: 33,
        unit: 'ms',
        measured: beyond,
      });
    }
    return { tables: [{ title: '720p30 delay in ms', rows }], targets };
  } finally {
    await bench.close();
  }
}

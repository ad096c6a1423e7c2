import { CAMERA_PATH, CAMERA_SITE, CameraDriver } from '../camera-page/driver.ts';
import type { Arrival } from '../camera-page/frame-log.ts';
import type { Findings } from '../report/findings.ts';
import { quantile } from '../report/statistics.ts';
import { BenchBrowser } from '../setting/bench-browser.ts';

const MEASURED_MS = 12_000;
const CODECS = ['video/H264', 'video/VP8'] as const;

interface Rate {
  readonly fps: number;
  /** Of the times between two pictures, in ms. */
  readonly p95Gap: number;
  readonly longestGap: number;
}

/** Pictures per second between the first and the last one. */
function rateOf(arrivals: readonly Arrival[]): Rate {
  const times = arrivals.map(({ time }) => time);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return {
    fps: (1000 * gaps.length) / span,
    p95Gap: quantile(gaps, 0.95),
    longestGap: quantile(gaps, 1),
  };
}

type Side = 'guarded' | 'native';

const openTab = async (bench: BenchBrowser, side: Side): Promise<CameraDriver> =>
  new CameraDriver(
    await (side === 'guarded' ? bench.guardedTab(CAMERA_PATH) : bench.nativeTab(CAMERA_PATH)),
  );

async function measureTrack(bench: BenchBrowser, side: Side, hidden: boolean): Promise<Rate> {
  const driver = await openTab(bench, side);
  await driver.watch(false);
  const show = hidden ? await driver.page.hide() : null;
  const rate = rateOf(await driver.arrivals(MEASURED_MS));
  await show?.();
  await driver.close();
  await driver.page.close();
  return rate;
}

async function measureCall(bench: BenchBrowser, side: Side, codec: string): Promise<Rate> {
  const driver = await openTab(bench, side);
  await driver.watch(false, codec);
  const rate = rateOf(await driver.arrivals(MEASURED_MS));
  await driver.close();
  await driver.page.close();
  return rate;
}

const columns = (guarded: Rate, native: Rate) => ({
  'guarded fps': guarded.fps,
  'native fps': native.fps,
  ratio: guarded.fps / native.fps,
  'guarded p95 gap ms': guarded.p95Gap,
  'native p95 gap ms': native.p95Gap,
  'guarded longest gap ms': guarded.longestGap,
});

/** Pictures per second that a page gets of a 720p30 camera, and the far end of its calls. */
export async function measureFrameRate(): Promise<Findings> {
  const bench = await BenchBrowser.open(CAMERA_SITE);
  try {
    const rows: Record<string, ReturnType<typeof columns>> = {};
    for (const [name, hidden] of [
      ['track, visible tab', false],
      ['track, hidden tab', true],
    ] as const) {
      const native = await measureTrack(bench, 'native', false);
      rows[name] = columns(await measureTrack(bench, 'guarded', hidden), native);
    }
    for (const codec of CODECS) {
      const native = await measureCall(bench, 'native', codec);
      rows[`call, ${codec}`] = columns(await measureCall(bench, 'guarded', codec), native);
    }
    return {
      tables: [{ title: 'Pictures per second of a 720p30 camera', rows }],
      targets: Object.entries(rows).map(([name, row]) =>
        name.startsWith('track')
          ? { what: `720p30 ${name}`, atLeast: 29, unit: 'fps', measured: row['guarded fps'] }
          : { what: `720p30 ${name}`, atLeast: 0.97, unit: '× native', measured: row.ratio },
      ),
    };
  } finally {
    await bench.close();
  }
}

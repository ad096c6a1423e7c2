import { CAMERA_PATH, CAMERA_SITE, CameraDriver } from '../camera-page/driver.ts';
import type { Arrival } from '../camera-page/frame-log.ts';
import type { Findings } from '../report/findings.ts';
import { quantile } from '../report/statistics.ts';
import { BenchBrowser } from '../setting/bench-browser.ts';
import { collectReports, highestLevel } from '../setting/told-figures.ts';

const MEASURED_MS = 12_000;

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

/** What is watched: the page's own track, or with a codec the far end of a call. */
interface Watched {
  readonly codec?: string;
  readonly hidden?: boolean;
}

interface Measured {
  readonly rate: Rate;
  /** Highest that the engine told; 0 of an unguarded tab. */
  readonly loadLevel: number;
}

async function measure(
  bench: BenchBrowser,
  side: Side,
  { codec, hidden = false }: Watched,
): Promise<Measured> {
  const driver = await openTab(bench, side);
  await driver.watch(false, codec);
  const show = hidden ? await driver.page.hide() : null;
  const [arrivals, reports] = await Promise.all([
    driver.arrivals(MEASURED_MS),
    side === 'guarded' ? collectReports(bench.browser, MEASURED_MS) : [],
  ]);
  await show?.();
  await driver.close();
  await driver.page.close();
  return { rate: rateOf(arrivals), loadLevel: highestLevel(reports) };
}

const columns = ({ rate: guarded, loadLevel }: Measured, { rate: native }: Measured) => ({
  'guarded fps': guarded.fps,
  'native fps': native.fps,
  ratio: guarded.fps / native.fps,
  'guarded p95 gap ms': guarded.p95Gap,
  'native p95 gap ms': native.p95Gap,
  'guarded longest gap ms': guarded.longestGap,
  'load level': loadLevel,
});

const WATCHED: Readonly<Record<string, Watched>> = {
  'track, visible tab': {},
  'track, hidden tab': { hidden: true },
  'call, H.264': { codec: 'video/H264' },
  'call, VP8': { codec: 'video/VP8' },
};

/** Pictures per second that a page gets of a 720p30 camera, and the far end of its calls. */
export async function measureFrameRate(): Promise<Findings> {
  const bench = await BenchBrowser.open(CAMERA_SITE);
  try {
    const rows: Record<string, ReturnType<typeof columns>> = {};
    for (const [name, watched] of Object.entries(WATCHED)) {
      // Always visible: what the camera delivers when nothing is in the way.
      const native = await measure(bench, 'native', { ...watched, hidden: false });
      rows[name] = columns(await measure(bench, 'guarded', watched), native);
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

import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '../../tests/rig/page.ts';
import { CAMERA_PATH, CAMERA_SITE } from '../camera-page/driver.ts';
import type { Findings } from '../report/findings.ts';
import { median } from '../report/statistics.ts';
import { BenchBrowser } from '../setting/bench-browser.ts';
import { type MainThreadMs, measureMainThreadTime } from '../setting/main-thread-time.ts';
import { collectReports } from '../setting/told-figures.ts';

const ROUNDS = 3;
const SETTLING_MS = 4_000;
const ROUND_MS = 8_000;

async function holdTrack(page: Page): Promise<void> {
  await page.session.send('Performance.enable');
  await page.evaluate('camera.open()');
  await wait(SETTLING_MS);
}

interface Round {
  readonly native: MainThreadMs;
  readonly guarded: MainThreadMs;
  /** The guard's own count, ms a picture. */
  readonly told: number;
  readonly fps: number;
}

async function measureNative(bench: BenchBrowser): Promise<MainThreadMs> {
  const page = await bench.nativeTab(CAMERA_PATH);
  await holdTrack(page);
  const native = await measureMainThreadTime(page, wait(ROUND_MS));
  await page.close();
  return native;
}

async function measureRound(bench: BenchBrowser): Promise<Round> {
  const native = await measureNative(bench);
  const page = await bench.guardedTab(CAMERA_PATH);
  await holdTrack(page);
  const collecting = collectReports(bench.browser, ROUND_MS);
  const guarded = await measureMainThreadTime(page, collecting);
  const reports = await collecting;
  await page.close();
  const [first, last] = [reports[0]?.figures, reports.at(-1)?.figures];
  const released = (last?.released ?? 0) - (first?.released ?? 0);
  const fps = (released * 1000) / (ROUND_MS - 1000);
  return { native, guarded, told: last?.mainThreadMs ?? Number.NaN, fps };
}

/** What guarding costs the page's own thread for each 720p picture. */
export async function measureMainThread(): Promise<Findings> {
  const bench = await BenchBrowser.open(CAMERA_SITE);
  try {
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measureRound(bench));
    const added = (kind: keyof MainThreadMs): number[] =>
      rounds.map(({ native, guarded, fps }) => (guarded[kind] - native[kind]) / fps);
    const row = (values: readonly number[]) => ({
      best: Math.min(...values),
      median: median(values),
      worst: Math.max(...values),
    });
    const rows = {
      'tasks, guarded − native': row(added('tasks')),
      'processor time, guarded − native': row(added('processor')),
      'as the guard counts': row(rounds.map(({ told }) => told)),
      'pictures a second': row(rounds.map(({ fps }) => fps)),
    };
    return {
      tables: [{ title: 'Main thread of a page that holds a 720p30 track: ms per picture', rows }],
      targets: [
        {
          // Tasks also last while another process has the core: on a busy machine they say less.
          what: 'page main thread, 720p (processor time)',
          atMost: 2,
          unit: 'ms/picture',
          measured: rows['processor time, guarded − native'].median,
        },
      ],
    };
  } finally {
    await bench.close();
  }
}

import { CAMERA_PATH, CAMERA_SITE } from '../camera-page/driver.ts';
import type { StartTimes } from '../camera-page/main.ts';
import { type Findings, summaryColumns } from '../report/findings.ts';
import { median, summarise } from '../report/statistics.ts';
import { BenchBrowser } from '../setting/bench-browser.ts';

const ROUNDS = 10;

interface Starts {
  /** The first in a page, where the engine has to be loaded. */
  readonly cold: StartTimes[];
  /** The second, for which the engine is still there. */
  readonly warm: StartTimes[];
}

async function startTwice(bench: BenchBrowser, side: 'native' | 'guarded'): Promise<StartTimes[]> {
  const opening = side === 'native' ? bench.nativeTab(CAMERA_PATH) : bench.guardedTab(CAMERA_PATH);
  const page = await opening;
  const cold = await page.evaluate<StartTimes>('camera.timeStart()');
  const warm = await page.evaluate<StartTimes>('camera.timeStart()');
  await page.close();
  return [cold, warm];
}

async function measureSides(bench: BenchBrowser): Promise<Record<'native' | 'guarded', Starts>> {
  const found = {
    native: { cold: [], warm: [] } as Starts,
    guarded: { cold: [], warm: [] } as Starts,
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of ['native', 'guarded'] as const) {
      const [cold, warm] = await startTwice(bench, side);
      if (cold) found[side].cold.push(cold);
      if (warm) found[side].warm.push(warm);
    }
  }
  return found;
}

/** How long a page waits for its camera, and for the first picture that is no cover card. */
export async function measureStartUp(): Promise<Findings> {
  const bench = await BenchBrowser.open(CAMERA_SITE);
  try {
    const sides = await measureSides(bench);
    const rows: Record<string, Record<string, number>> = {};
    for (const start of ['cold', 'warm'] as const) {
      for (const side of ['native', 'guarded'] as const) {
        const times = sides[side][start];
        const name = `${side}, ${start} engine`;
        rows[`getUserMedia → answer: ${name}`] = summaryColumns(
          summarise(times.map(({ resolveMs }) => resolveMs)),
        );
        rows[`answer → first picture: ${name}`] = summaryColumns(
          summarise(times.map(({ pictureMs }) => pictureMs)),
        );
      }
    }
    const resolveDelay = (start: keyof Starts): number =>
      median(sides.guarded[start].map(({ resolveMs }) => resolveMs)) -
      median(sides.native[start].map(({ resolveMs }) => resolveMs));
    const firstInBrowser = sides.guarded.cold[0]?.pictureMs ?? Number.NaN;
    rows['answer → first picture: guarded, first in a new browser'] = { median: firstInBrowser };
    const picture = (start: keyof Starts): number =>
      median(sides.guarded[start].map(({ pictureMs }) => pictureMs));
    return {
      tables: [{ title: 'Start-up in ms, 720p30', rows }],
      targets: (['cold', 'warm'] as const).flatMap((start) => [
        {
          what: `getUserMedia later than native, ${start} engine`,
          atMost: 100,
          unit: 'ms',
          measured: resolveDelay(start),
        },
        {
          what: `first released picture, ${start} engine`,
          atMost: 1500,
          unit: 'ms',
          measured: picture(start),
        },
      ]),
    };
  } finally {
    await bench.close();
  }
}

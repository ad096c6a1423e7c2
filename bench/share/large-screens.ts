import { setTimeout as wait } from 'node:timers/promises';
import { holdButton } from '../../tests/browser/airlock/desktop.ts';
import type { Page } from '../../tests/rig/page.ts';
import { drawScene } from '../../tests/rig/scene.ts';
import { until } from '../../tests/rig/until.ts';
import { XDisplay } from '../../tests/rig/x-display.ts';
import { median } from '../report/statistics.ts';
import { BenchBrowser } from '../setting/bench-browser.ts';
import { measureMainThreadTime } from '../setting/main-thread-time.ts';
import { collectReports } from '../setting/told-figures.ts';
import { DesktopFilm } from './desktop-film.ts';
import { SHARE_SITE } from './share-site.ts';

const ROUNDS = 2;

/** The text of a desktop is read, encoders and compilers get going. */
const SETTLING_MS = 6_000;
const ROUND_MS = 8_000;
const STILL_MS = 4_000;

/** Milliseconds; a whole screen wants one second. */
const HOLD_MS = 1_200;

/** The browser's windows stay small; the rest of the desktop is free. */
const ARGS = [
  '--auto-select-desktop-capture-source=Entire screen',
  '--window-position=0,0',
  '--window-size=640,480',
];

export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

interface Round {
  readonly fps: number;
  /** Processor time of the page's main thread, ms a picture. */
  readonly mainThreadMs: number;
  /** While nothing changes: pictures a second of the source, and tiles a second to the reader. */
  readonly stillFps: number;
  readonly stillTiles: number;
}

export interface ScreenRates {
  readonly native: Round;
  readonly guarded: Round;
}

async function confirm(bench: BenchBrowser): Promise<void> {
  const window = await bench.browser.findTarget('the airlock', ({ url }) =>
    url.includes('/airlock.html'),
  );
  await until('the airlock shows a picture', () =>
    window.evaluate("!!document.querySelector('canvas:not([hidden])')").catch(() => false),
  );
  await holdButton(window, 'Press and hold', HOLD_MS);
  await until('the share is let through', async () => {
    const [report] = await collectReports(bench.browser, 1);
    return report?.state.phase === 'live';
  });
}

const countFor = async (page: Page, ms: number): Promise<number> => {
  await page.evaluate('share.takeCount()');
  const start = performance.now();
  await wait(ms);
  const { pictures } = await page.evaluate<{ pictures: number }>('share.takeCount()');
  return (1000 * pictures) / (performance.now() - start);
};

async function tilesSent(bench: BenchBrowser): Promise<number> {
  const [report] = await collectReports(bench.browser, 1);
  return report?.reading?.sent ?? 0;
}

async function measureRound(
  bench: BenchBrowser,
  film: DesktopFilm,
  side: keyof ScreenRates,
): Promise<Round> {
  const page = await (side === 'native' ? bench.nativeTab('/share') : bench.guardedTab('/share'));
  await page.session.send('Performance.enable');
  await page.evaluate('share.open({ video: true })');
  if (side === 'guarded') await confirm(bench);
  await page.evaluate('share.count()');
  film.start();
  await wait(SETTLING_MS);
  const counting = countFor(page, ROUND_MS);
  const { processor } = await measureMainThreadTime(page, counting);
  const fps = await counting;
  film.stop();
  // What moved last is still being read.
  await wait(STILL_MS);
  const before = await tilesSent(bench);
  const stillFps = await countFor(page, STILL_MS);
  const stillTiles = ((await tilesSent(bench)) - before) / (STILL_MS / 1000);
  await page.evaluate('share.close()');
  await page.close();
  return { fps, mainThreadMs: processor / fps, stillFps, stillTiles };
}

const middle = (rounds: readonly Round[]): Round => ({
  fps: median(rounds.map(({ fps }) => fps)),
  mainThreadMs: median(rounds.map(({ mainThreadMs }) => mainThreadMs)),
  stillFps: median(rounds.map(({ stillFps }) => stillFps)),
  stillTiles: median(rounds.map(({ stillTiles }) => stillTiles)),
});

/** A whole screen of this size, with a film on it, as a page gets it with and without Lenscap. */
export async function measureScreenRates({ width, height }: ScreenSize): Promise<ScreenRates> {
  const displaySize = `${width}x${height}x24`;
  const options = { args: ARGS, headless: false, displaySize, grantMedia: false };
  const bench = await BenchBrowser.open(SHARE_SITE, options);
  const display = await XDisplay.open(bench.browser.displayName);
  try {
    const [desktop] = await drawScene({ width, height, person: false });
    if (desktop) display.paintDesktop(desktop);
    const film = await DesktopFilm.prepare(display);
    const rounds: Record<keyof ScreenRates, Round[]> = { native: [], guarded: [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const side of ['native', 'guarded'] as const) {
        rounds[side].push(await measureRound(bench, film, side));
      }
    }
    return { native: middle(rounds.native), guarded: middle(rounds.guarded) };
  } finally {
    display.close();
    await bench.close();
  }
}

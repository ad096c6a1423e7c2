import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '../../tests/rig/page.ts';
import { XDisplay } from '../../tests/rig/x-display.ts';
import type { Arrival } from '../camera-page/frame-log.ts';
import { matchDelays } from '../latency/match-delays.ts';
import { median } from '../report/statistics.ts';
import { BenchBrowser } from '../setting/bench-browser.ts';
import type { ShareStart } from './page.ts';
import { SHARE_SITE } from './share-site.ts';

const ROUNDS = 5;

/** Time over which delays are read. */
const WATCHED_MS = 4_000;

type Side = 'native' | 'guarded';
export type Kind = 'tab' | 'window';

const PICK: Readonly<Record<Kind, string>> = {
  tab: '--auto-select-tab-capture-source-by-title=Bench surface',
  window: '--auto-select-window-capture-source-by-title=Bench surface',
};

interface Times {
  /** From the page's question to the first picture at the far end, the page's first share, ms. */
  readonly cold: number[];
  /** The page's second share. */
  readonly warm: number[];
  /** From a change of the surface to its arrival at the far end. */
  readonly delays: number[];
}

async function openTab(bench: BenchBrowser, side: Side, path: string): Promise<Page> {
  return side === 'native' ? bench.nativeTab(path) : bench.guardedTab(path);
}

async function measureSide(
  bench: BenchBrowser,
  display: XDisplay,
  side: Side,
  times: Times,
): Promise<void> {
  const page = await openTab(bench, side, '/share');
  const surface = await openTab(bench, side, '/surface');
  await display.adoptWindows();
  const start = (): Promise<ShareStart> => page.evaluate<ShareStart>('share.start()');
  times.cold.push((await start()).seenMs);
  await page.evaluate('share.takeArrivals()');
  await surface.evaluate('takeDepartures()');
  await wait(WATCHED_MS);
  const arrivals = await page.evaluate<Arrival[]>('share.takeArrivals()');
  times.delays.push(...matchDelays(await surface.evaluate('takeDepartures()'), arrivals));
  await page.evaluate('share.close()');
  times.warm.push((await start()).seenMs);
  await page.evaluate('share.close()');
  for (const tab of [surface, page]) await tab.close();
}

const middle = ({ cold, warm, delays }: Times) => ({
  cold: median(cold),
  warm: median(warm),
  delay: median(delays),
});

/** How soon a shared tab or window is seen at the far end of a call, and how late its changes are. */
export async function measureStarts(kind: Kind) {
  const options = { args: [PICK[kind]], headless: false, grantMedia: false };
  const bench = await BenchBrowser.open(SHARE_SITE, options);
  const display = await XDisplay.open(bench.browser.displayName);
  try {
    const times = {
      native: { cold: [], warm: [], delays: [] } as Times,
      guarded: { cold: [], warm: [], delays: [] } as Times,
    };
    for (let round = 0; round < ROUNDS; round++) {
      for (const side of ['native', 'guarded'] as const) {
        await measureSide(bench, display, side, times[side]);
      }
    }
    return { native: middle(times.native), guarded: middle(times.guarded) };
  } finally {
    display.close();
    await bench.close();
  }
}

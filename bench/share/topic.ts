import type { Findings, Target } from '../report/findings.ts';
import { measureScreen, type ScreenRates, type ScreenSize } from './large-screens.ts';
import { type Kind, measureStarts } from './start.ts';

const SCREENS: Readonly<Record<string, ScreenSize & { readonly atMostMs?: number }>> = {
  '1080p': { width: 1920, height: 1080, atMostMs: 4 },
  '1440p': { width: 2560, height: 1440 },
  '4K': { width: 3840, height: 2160, atMostMs: 10 },
};

const KINDS: readonly Kind[] = ['tab', 'window'];

type Row = Record<string, number>;

const screenRow = ({ native, guarded }: ScreenRates): Row => ({
  'native fps': native.fps,
  'guarded fps': guarded.fps,
  ratio: guarded.fps / native.fps,
  'main thread ms, added': guarded.mainThreadMs - native.mainThreadMs,
  'still: native fps': native.stillFps,
  'still: guarded fps': guarded.stillFps,
  'still: tiles sent/s': guarded.stillTiles,
});

function screenTargets(name: string, row: Row, atMostMs: number | undefined): Target[] {
  const of = (column: string): number => row[column] ?? Number.NaN;
  const rate = { what: `${name} screen`, atLeast: 0.95, unit: '× native', measured: of('ratio') };
  const still = `${name} screen, nothing changes`;
  const sent = { what: still, atMost: 0, unit: 'tiles/s', measured: of('still: tiles sent/s') };
  const measured = of('main thread ms, added');
  const thread = `${name} screen, page main thread`;
  return atMostMs === undefined
    ? [rate, sent]
    : [rate, sent, { what: thread, atMost: atMostMs, unit: 'ms/picture', measured }];
}

/** Shared screens, tabs and windows beside the browser's own untouched share. */
export async function measureShare(): Promise<Findings> {
  const targets: Target[] = [];
  const starts: Record<string, Row> = {};
  for (const kind of KINDS) {
    const { native, guarded } = await measureStarts(kind);
    starts[`${kind}, native`] = native;
    starts[`${kind}, guarded`] = guarded;
    for (const start of ['cold', 'warm', 'delay'] as const) {
      const measured = guarded[start] - native[start];
      const what = `${kind} share at the far end, ${start}, later than native`;
      targets.push({ what, atMost: 300, unit: 'ms', measured });
    }
  }
  const screens: Record<string, Row> = {};
  for (const [name, screen] of Object.entries(SCREENS)) {
    const row = screenRow(await measureScreen(screen));
    screens[name] = row;
    targets.push(...screenTargets(name, row, screen.atMostMs));
  }
  return {
    tables: [
      { title: 'Until a share is seen at the far end, and how late a change is, ms', rows: starts },
      { title: 'A whole screen with a film of 640 × 360 on it', rows: screens },
    ],
    targets,
  };
}

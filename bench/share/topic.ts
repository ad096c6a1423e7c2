import type { Findings, Target } from '../report/findings.ts';
import { measureScreenRates, type ScreenRates } from './large-screens.ts';
import { type Kind, measureStarts } from './start.ts';

/** Pictures a second, and milliseconds of the page's main thread for each. */
const SCREENS = {
  '1080p': { width: 1920, height: 1080, atLeastFps: 30, atMostMs: 4 },
  '1440p': { width: 2560, height: 1440, atLeastFps: 24, atMostMs: null },
  '4K': { width: 3840, height: 2160, atLeastFps: 15, atMostMs: 10 },
} as const;

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

interface Wanted {
  readonly atLeastFps: number;
  readonly atMostMs: number | null;
}

function screenTargets(name: string, row: Row, { atLeastFps, atMostMs }: Wanted): Target[] {
  const of = (column: string): number => row[column] ?? Number.NaN;
  const screen = `${name} screen`;
  const still = `${screen}, nothing changes`;
  const targets: Target[] = [
    { what: `${screen}, rate`, atLeast: atLeastFps, unit: 'fps', measured: of('guarded fps') },
    { what: screen, atLeast: 0.95, unit: '× native', measured: of('ratio') },
    { what: still, atMost: 0, unit: 'tiles/s', measured: of('still: tiles sent/s') },
  ];
  if (atMostMs === null) return targets;
  const what = `${screen}, page main thread`;
  const measured = of('main thread ms, added');
  return [...targets, { what, atMost: atMostMs, unit: 'ms/picture', measured }];
}

/** Shared tabs and windows beside the browser's own untouched share. */
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
  const title = 'Until a share is seen at the far end, and how late a change is, ms';
  return { tables: [{ title, rows: starts }], targets };
}

/** A whole screen beside the browser's own untouched share: a topic each, for each takes two minutes. */
export const measureScreen =
  (name: keyof typeof SCREENS): (() => Promise<Findings>) =>
  async () => {
    const { atMostMs, atLeastFps, ...size } = SCREENS[name];
    const row = screenRow(await measureScreenRates(size));
    return {
      tables: [{ title: `A ${name} screen with a film of 640 × 360 on it`, rows: { [name]: row } }],
      targets: screenTargets(name, row, { atMostMs, atLeastFps }),
    };
  };

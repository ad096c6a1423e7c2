import { ScreenReading } from '../../entrypoints/engine/reading/screen-reading.ts';
import { LONG_SIDE } from '../../models/text/text-detector.ts';
import type { TextReader } from '../../models/text/text-reader.ts';
import { GuardedScreen } from '../../pipeline/quarantine/guarded-screen.ts';
import { i420Length } from '../../pipeline/quarantine/planes.ts';
import { TileGrid } from '../../pipeline/quarantine/tile-grid.ts';
import { packTiles } from '../../pipeline/quarantine/tile-packing.ts';
import { toI420 } from '../../pipeline/quarantine/to-i420.ts';
import { createTestJudge } from '../../tests/development-set/judge-pages.ts';
import { type DrawnPicture, drawPictures } from '../../tests/development-set/pictures/draw.ts';
import { loadPictureModels } from '../../tests/development-set/pictures/picture-models.ts';
import { createRandom } from '../../tests/development-set/random.ts';
import { makeDraft } from '../../tests/development-set/wording.ts';
import type { Findings } from '../report/findings.ts';
import { median, quantile } from '../report/statistics.ts';

const PASSES = 7;
const SCREENS = 3;
const PICTURES = 40;
const SEED = 25;

/** A mail of 25 lines, as long as lines of mails are. */
const LINES = Array.from(
  { length: 25 },
  (_, line) => `${line + 1}. {name} will send the minutes of the {city} meeting by {time}`,
).join('\n');

async function drawScreen(): Promise<DrawnPicture> {
  const draft = makeDraft({ scene: 'mail', text: LINES }, 0, createRandom(SEED));
  const drawn: DrawnPicture[] = [];
  await drawPictures([draft], SEED, async (picture) => void drawn.push(picture));
  const [picture] = drawn;
  if (!picture) throw new Error('nothing was drawn');
  return picture;
}

function timesOf(count: number, run: () => unknown): number[] {
  return Array.from({ length: count }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
}

/** Milliseconds until every line of a new screen was read and judged, and how many there were. */
async function readScreen(
  reader: TextReader,
  picture: Uint8Array,
  { width, height }: DrawnPicture,
): Promise<number> {
  const grid = new TileGrid(width, height);
  const tiles = Array.from({ length: grid.count }, (_, tile) => tile);
  const screen = new ScreenReading(grid, 'bt709', reader);
  screen.follow(createTestJudge('screen'));
  const contents = tiles.map((tile) => ({ tile, version: 1 }));
  const start = performance.now();
  screen.take(contents, packTiles(picture, grid, tiles), []);
  while (!screen.isDone) await screen.step();
  return performance.now() - start;
}

/** The test of every picture for changes: a still one, and one of which a tenth has changed. */
function changeTimes(width: number, height: number): number[] {
  const screen = new GuardedScreen(width, height);
  const fill = (seed: number) =>
    new Uint8Array(i420Length(width, height)).map((_, at) => (at * 31 + seed) >> 3);
  const [still, other] = [fill(0), fill(0)];
  other.fill(90, 0, (width * height) / 10);
  let next = 0;
  screen.take(still.slice());
  return timesOf(PICTURES, () => {
    next += 1;
    const copy = next % 2 === 0 ? still : other;
    screen.take(copy);
  });
}

/** Looking for text and reading it, in Node, one thread; the change test of the guard's world. */
export async function measureReading(): Promise<Findings> {
  const { reader } = await loadPictureModels();
  const drawn = await drawScreen();
  const layout = { format: 'RGBA', width: drawn.width, height: drawn.height } as const;
  const data = toI420(Uint8Array.from(drawn.rgba), layout, 'bt709');
  const picture = { ...layout, format: 'I420', data, matrix: 'bt709' } as const;
  reader.find(picture, LONG_SIDE.screen);
  const small = timesOf(PASSES, () => reader.find(picture, LONG_SIDE.screen));
  const large = timesOf(3, () => reader.find(picture, LONG_SIDE.camera));
  const screens: number[] = [];
  for (let run = 0; run < SCREENS; run++) {
    // A reader remembers lines: each screen gets one that has seen nothing.
    const fresh = await loadPictureModels();
    fresh.reader.find(picture, LONG_SIDE.screen);
    screens.push(await readScreen(fresh.reader, data, drawn));
    fresh.reader.dispose();
  }
  const changes = { hd: changeTimes(1280, 720), uhd: changeTimes(3840, 2160) };
  reader.dispose();
  const row = (times: readonly number[]) => ({ best: quantile(times, 0), median: median(times) });
  return {
    tables: [
      {
        title: `Reading: ms, one thread; a screen of ${drawn.lines.length} lines`,
        rows: {
          'find text, long side 640': row(small),
          'find text, long side 1280': row(large),
          'read the whole screen': row(screens),
          'change test at 720p': row(changes.hd),
          'change test at 4K': row(changes.uhd),
        },
      },
    ],
    targets: [
      { what: 'find text at 640', atMost: 210, unit: 'ms', measured: quantile(small, 0) },
      { what: 'read 25 lines', atMost: 2_500, unit: 'ms', measured: quantile(screens, 0) },
      { what: 'change test at 720p', atMost: 2, unit: 'ms', measured: median(changes.hd) },
      { what: 'change test at 4K', atMost: 6, unit: 'ms', measured: median(changes.uhd) },
    ],
  };
}

import { type Grid, type LumaPatch, readGrid } from './grid.ts';

/** Size of the clip that stands in for a camera, in pixels; marks are placed on this picture. */
export const SCENE_WIDTH = 1280;
export const SCENE_HEIGHT = 720;

/** Pictures in the clip before it starts again; as many as the badge can number. */
export const CLIP_FRAMES = 64;
/** The rate at which Chromium plays a Motion JPEG file as a camera. */
export const CLIP_FPS = 30;

export interface Mark extends Grid {
  readonly dark: readonly boolean[];
}

const parsePattern = (...rows: string[]): boolean[] =>
  [...rows.join('')].map((square) => square === '#');

/** A code of small squares on the wall, as fine as the strokes of handwriting. */
const WALL_CODE: Mark = {
  ...{ x: 1046, y: 70, width: 160, height: 160, columns: 8, rows: 8 },
  dark: parsePattern(
    '#.##..#.',
    '.#..##.#',
    '##.#.#..',
    '..#.#.##',
    '#..##.#.',
    '.##..#.#',
    '#.#.#..#',
    '.#.#.##.',
  ),
};

/** A print with big squares, as bold as the letters of a headline. */
const WALL_PRINT: Mark = {
  ...{ x: 1030, y: 300, width: 192, height: 192, columns: 4, rows: 4 },
  dark: parsePattern('#.#.', '.##.', '#..#', '.#.#'),
};

/** Everything in the background that must not be readable at the other end. */
export const BACKGROUND_MARKS: readonly Mark[] = [WALL_CODE, WALL_PRINT];

/** What the person wears: the number of the picture in the clip, and below it the inverse. */
export const BADGE: Grid = { x: 706, y: 622, width: 96, height: 32, columns: 6, rows: 2 };

/** Share of squares that must be right for a mark to count as read; half are right by chance. */
const READABLE_SHARE = 0.9;
/** Below this there is nothing to read: a flat picture with the codec's noise. */
const MIN_CONTRAST = 2;

/** True when the patch, cut out where the mark hangs, still tells the mark. */
export function isReadable(mark: Mark, patch: LumaPatch): boolean {
  const { dark, contrast } = readGrid(mark, patch);
  const right = dark.filter((value, index) => value === mark.dark[index]).length;
  return contrast >= MIN_CONTRAST && right >= READABLE_SHARE * dark.length;
}

/** The squares of the badge in picture number `frame` of the clip. */
export function encodeBadge(frame: number): boolean[] {
  const bits = Array.from({ length: BADGE.columns }, (_, bit) => ((frame >> bit) & 1) === 1);
  return [...bits, ...bits.map((bit) => !bit)];
}

/** Number of the picture in the clip, or null when the patch shows no badge. */
export function readBadge(patch: LumaPatch): number | null {
  const { dark } = readGrid(BADGE, patch);
  const bits = dark.slice(0, BADGE.columns);
  if (bits.some((bit, index) => bit === dark[BADGE.columns + index])) return null;
  return bits.reduce((number, bit, index) => number + (bit ? 1 << index : 0), 0);
}

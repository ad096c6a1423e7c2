import { type Point, type Quad, quadSize } from './geometry.ts';
import { interpolate, type Plane } from './text-picture.ts';

/** The part of a box that its text fills. */
export interface TextBand {
  readonly quad: Quad;
  /** Where it begins and ends along the box, 0 to 1. */
  readonly from: number;
  readonly to: number;
}

/** Rows of the box that are looked at: enough to see the gap between an a and the dots of an ä. */
const ROWS = 48;
/** Columns that are looked at for as much of the line as the box is high. */
const COLUMNS_PER_HEIGHT = 24;
const MOST_COLUMNS = 1200;
/** A row has strokes if it varies by this share of what the busiest row does. */
const ROW_SHARE = 0.12;
/** A column has strokes if it holds a step of this share of the highest one. */
const COLUMN_SHARE = 0.15;
/** A gap of such a share of the strokes' height is one between a letter and its dots. */
const LARGEST_GAP = 0.14;
/** A band lower than this share of the box is more likely a rule or a row of dots. */
const LOWEST_BAND = 0.25;
/**
 * Of the strokes' height, on each side. Measured on screens of 14 to 20 px: from .35 to .7 as few
 * characters are misread (.4 to 2 %), and the more margin, the shorter the line to read; without
 * trimming it is 13 % for a proportional font of 14 px.
 */
const MARGIN = 0.5;

/**
 * Trims a box, whose text runs along its upper side, to its text and a margin. The detector sees
 * small text in a few pixels, so its boxes are up to twice as high as their text, and unevenly so,
 * while the recogniser wants text at the size it was trained with.
 */
export function trimToText(plane: Plane, quad: Quad): TextBand {
  const steps = stepsAcross(plane, quad);
  const rows = strokeRows(steps);
  if (!rows || rows.to - rows.from < LOWEST_BAND * ROWS) return { quad, from: 0, to: 1 };
  const columns = strokeColumns(steps, rows);
  const margin = (rows.to - rows.from) * MARGIN;
  const { width, height } = quadSize(quad);
  const sideMargin = ((margin / ROWS) * height) / width;
  const from = Math.max(0, columns.from / steps.columns - sideMargin);
  const to = Math.min(1, columns.to / steps.columns + sideMargin);
  const top = Math.max(0, (rows.from - margin) / ROWS);
  const bottom = Math.min(1, (rows.to + margin) / ROWS);
  return { quad: cut(quad, { from, to, top, bottom }), from, to };
}

/** How much the box changes from each column to the next, by row. */
interface Steps {
  readonly columns: number;
  /** `ROWS × columns`. */
  readonly values: Float32Array;
}

/** From the first to before the last. */
interface Range {
  readonly from: number;
  readonly to: number;
}

function stepsAcross(plane: Plane, quad: Quad): Steps {
  const [origin, right, , below] = quad;
  const { width, height } = quadSize(quad);
  const wanted = Math.round((width / Math.max(1, height)) * COLUMNS_PER_HEIGHT);
  const columns = Math.max(COLUMNS_PER_HEIGHT, Math.min(MOST_COLUMNS, wanted));
  const values = new Float32Array(ROWS * columns);
  const [acrossX, acrossY] = [(right[0] - origin[0]) / columns, (right[1] - origin[1]) / columns];
  for (let row = 0; row < ROWS; row++) {
    const share = (row + 0.5) / ROWS;
    const x = origin[0] + (below[0] - origin[0]) * share - 0.5;
    const y = origin[1] + (below[1] - origin[1]) * share - 0.5;
    let before = interpolate(plane, x, y);
    for (let column = 0; column < columns; column++) {
      const along = column + 0.5;
      const value = interpolate(plane, x + acrossX * along, y + acrossY * along);
      values[row * columns + column] = Math.abs(value - before);
      before = value;
    }
  }
  return { columns, values };
}

/**
 * The rows around the busiest one that have strokes; null if nothing changes anywhere. Rows near
 * the middle count for more: at the box's edge there may be part of another line.
 */
function strokeRows({ columns, values }: Steps): Range | null {
  const sums = Array.from({ length: ROWS }, (_, row) =>
    values.subarray(row * columns, (row + 1) * columns).reduce((sum, value) => sum + value, 0),
  );
  const most = Math.max(...sums);
  if (most === 0) return null;
  const central = sums.map((sum, row) => sum * (1 - Math.abs(row + 0.5 - ROWS / 2) / ROWS));
  const busiest = central.indexOf(Math.max(...central));
  let range = { from: busiest, to: busiest + 1 };
  for (;;) {
    const gap = 1 + Math.round((range.to - range.from) * LARGEST_GAP);
    const isNear = (row: number) => row >= range.from - gap - 1 && row <= range.to + gap;
    const strokes = sums.flatMap((sum, row) =>
      isNear(row) && sum > most * ROW_SHARE ? [row] : [],
    );
    const grown = {
      from: Math.min(range.from, ...strokes),
      to: Math.max(range.to, ...strokes.map((row) => row + 1)),
    };
    if (grown.from === range.from && grown.to === range.to) return range;
    range = grown;
  }
}

/** From the first column with a stroke in these rows to the last. */
function strokeColumns({ columns, values }: Steps, rows: Range): Range {
  const highest = new Float32Array(columns);
  for (let row = rows.from; row < rows.to; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column] as number;
      if (value > (highest[column] as number)) highest[column] = value;
    }
  }
  const least = COLUMN_SHARE * highest.reduce((most, value) => Math.max(most, value), 0);
  const from = highest.findIndex((value) => value > least);
  const to = highest.findLastIndex((value) => value > least) + 1;
  return { from, to };
}

function cut(
  [a, b, c, d]: Quad,
  { from, to, top, bottom }: Range & { readonly top: number; readonly bottom: number },
): Quad {
  const place = (u: number, v: number): Point => [
    (a[0] * (1 - u) + b[0] * u) * (1 - v) + (d[0] * (1 - u) + c[0] * u) * v,
    (a[1] * (1 - u) + b[1] * u) * (1 - v) + (d[1] * (1 - u) + c[1] * u) * v,
  ];
  return [place(from, top), place(to, top), place(to, bottom), place(from, bottom)];
}

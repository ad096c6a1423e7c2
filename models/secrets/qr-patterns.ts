import type { Box } from './finding.ts';

/** A picture of brightness alone: one byte per pixel, row-major, without padding. */
export interface LumaPicture {
  readonly width: number;
  readonly height: number;
  readonly luma: Uint8Array | Uint8ClampedArray;
}

/** One of a QR code's three square marks: dark, light, dark in widths 1:1:3:1:1 (ISO/IEC 18004). */
interface FinderPattern {
  readonly x: number;
  readonly y: number;
  /** Width of one module, in pixels. */
  readonly module: number;
  /** Rows of the picture in which it was seen. */
  readonly rows: number;
}

/** Side of the squares over which dark and light are told apart, in pixels. */
const BLOCK = 32;
/** A finder pattern is seven modules wide. */
const PATTERN_MODULES = 7;
/** How far a run may be off its share, in modules. */
const SLACK = 0.6;
/** Smaller modules are not resolved by any camera. */
const SMALLEST_MODULE = 1;

/** Mean of `valueAt` over a rectangle, the far sides not included. */
function meanOver(
  valueAt: (x: number, y: number) => number,
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
  step: number,
): number {
  let sum = 0;
  let count = 0;
  for (let y = top; y < bottom; y += step) {
    for (let x = left; x < right; x += step) {
      sum += valueAt(x, y);
      count++;
    }
  }
  return sum / Math.max(1, count);
}

/** Blocks at each side that count towards the mean of one. */
const NEIGHBOURS = 2;

/** Mean brightness of each block with its neighbours: light falls unevenly. */
function thresholdsOf({ width, height, luma }: LumaPicture): (x: number, y: number) => number {
  const columns = Math.ceil(width / BLOCK);
  const rows = Math.ceil(height / BLOCK);
  const span = (index: number, end: number) =>
    [index * BLOCK, Math.min(end, (index + 1) * BLOCK)] as const;
  const around = (index: number, end: number) =>
    [Math.max(0, index - NEIGHBOURS), Math.min(end, index + NEIGHBOURS + 1)] as const;
  const lumaAt = (x: number, y: number) => luma[y * width + x] ?? 0;
  const means = Float32Array.from({ length: columns * rows }, (_, index) =>
    meanOver(lumaAt, span(index % columns, width), span(Math.floor(index / columns), height), 2),
  );
  const meanAt = (column: number, row: number) => means[row * columns + column] ?? 0;
  const smooth = Float32Array.from({ length: columns * rows }, (_, index) =>
    meanOver(
      meanAt,
      around(index % columns, columns),
      around(Math.floor(index / columns), rows),
      1,
    ),
  );
  return (x, y) => smooth[Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK)] ?? 128;
}

/** Module width if five runs have the proportions of a finder pattern, else 0. */
function matchRuns(runs: readonly number[], slack: number): number {
  const module = runs.reduce((sum, run) => sum + run, 0) / PATTERN_MODULES;
  if (module < SMALLEST_MODULE) return 0;
  const shares = [1, 1, 3, 1, 1];
  const fits = runs.every((run, index) => {
    const share = shares[index] ?? 1;
    return Math.abs(run / module - share) <= slack * Math.sqrt(share);
  });
  return fits ? module : 0;
}

/** Lengths of five runs of one kind after the other, up and down or left and right of a point. */
function runsThrough(
  isDark: (x: number, y: number) => boolean | null,
  x: number,
  y: number,
  horizontal: boolean,
  longest: number,
): number[] | null {
  const at = (step: number) => (horizontal ? isDark(x + step, y) : isDark(x, y + step));
  const centre = at(0);
  const walk = (direction: 1 | -1): number[] => {
    const lengths = [0, 0, 0];
    let part = 0;
    for (let step = direction; Math.abs(step) <= longest; step += direction) {
      const now = at(step);
      if (now === null) break;
      const isCentreKind = now === centre;
      if (isCentreKind !== (part % 2 === 0)) part++;
      if (part > 2) break;
      lengths[part] = (lengths[part] ?? 0) + 1;
    }
    return lengths;
  };
  const [innerAfter = 0, lightAfter = 0, outerAfter = 0] = walk(1);
  const [innerBefore = 0, lightBefore = 0, outerBefore = 0] = walk(-1);
  const runs = [outerBefore, lightBefore, innerBefore + 1 + innerAfter, lightAfter, outerAfter];
  return runs.every((run) => run > 0) ? runs : null;
}

/** Finder patterns of either polarity, each once. */
function findPatterns(picture: LumaPicture): FinderPattern[] {
  const { width, height, luma } = picture;
  const threshold = thresholdsOf(picture);
  const isDark = (x: number, y: number): boolean | null =>
    x < 0 || y < 0 || x >= width || y >= height
      ? null
      : (luma[y * width + x] ?? 0) < threshold(x, y);
  const found: FinderPattern[] = [];
  const runs: number[] = [];
  for (let y = 0; y < height; y += 2) {
    runs.length = 0;
    let previous: boolean | null = null;
    for (let x = 0; x <= width; x++) {
      const now = x < width ? (luma[y * width + x] ?? 0) < threshold(x, y) : null;
      if (now === previous) {
        runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
        continue;
      }
      if (runs.length >= 5) addPattern(found, isDark, runs.slice(-5), x, y);
      runs.push(1);
      previous = now;
    }
  }
  return found;
}

/** Adds the pattern whose row of five runs ends before `end`, if its column agrees. */
function addPattern(
  found: FinderPattern[],
  isDark: (x: number, y: number) => boolean | null,
  runs: readonly number[],
  end: number,
  y: number,
): void {
  const module = matchRuns(runs, SLACK);
  if (module === 0) return;
  const x = Math.round(end - (runs[4] ?? 0) - (runs[3] ?? 0) - (runs[2] ?? 0) / 2);
  const column = runsThrough(isDark, x, y, false, Math.ceil(module * 8));
  const columnModule = column ? matchRuns(column, SLACK * 1.4) : 0;
  if (columnModule === 0 || columnModule > module * 2 || module > columnModule * 2) return;
  const seen = { x, y, module: (module + columnModule) / 2, rows: 1 };
  const known = found.findIndex(
    (other) => Math.hypot(other.x - x, other.y - y) < Math.max(other.module, module) * 3,
  );
  const other = found[known];
  if (other) found[known] = meanOf(other, seen);
  else found.push(seen);
}

/** One pattern, as its rows show it together. */
function meanOf(known: FinderPattern, seen: FinderPattern): FinderPattern {
  const rows = known.rows + 1;
  const mean = (before: number, now: number): number => before + (now - before) / rows;
  return {
    x: mean(known.x, seen.x),
    y: mean(known.y, seen.y),
    module: mean(known.module, seen.module),
    rows,
  };
}

/** Three finder patterns as those of one code: the one in the corner, and its neighbours. */
type Corner = readonly [FinderPattern, FinderPattern, FinderPattern];

/** Largest cosine of the angle, and largest ratios of arms and modules, that perspective makes. */
const COSINE = 0.35;
const ARMS = 1.6;
const MODULES = 1.7;

const ratioOf = (...lengths: readonly number[]): number =>
  Math.max(...lengths) / Math.min(...lengths);

/**
 * How far three patterns are from lying as in a code seen straight: at a right angle, at equal
 * distances, equally large, each seen in as many rows as it is high. `null` if in no code at all.
 */
function strangenessOf([corner, one, other]: Corner): number | null {
  const modules = ratioOf(corner.module, one.module, other.module);
  if (modules > MODULES) return null;
  const a = { x: one.x - corner.x, y: one.y - corner.y };
  const b = { x: other.x - corner.x, y: other.y - corner.y };
  const [lengthA, lengthB] = [Math.hypot(a.x, a.y), Math.hypot(b.x, b.y)];
  // 21 to 177 modules wide, seven of them in the patterns at both ends.
  if (Math.min(lengthA, lengthB) < 11 * corner.module || lengthA > 180 * corner.module) return null;
  const cosine = Math.abs(a.x * b.x + a.y * b.y) / (lengthA * lengthB);
  const arms = ratioOf(lengthA, lengthB);
  if (cosine >= COSINE || arms >= ARMS) return null;
  const unseen = [corner, one, other].reduce(
    (sum, { rows, module }) => sum + Math.max(0, 1 - rows / module),
    0,
  );
  return cosine + (arms - 1) + (modules - 1) + unseen;
}

function boxAround([corner, one, other]: Corner): Box {
  const fourth = { x: one.x + other.x - corner.x, y: one.y + other.y - corner.y };
  // Half a pattern, and the quiet zone of four modules around it.
  const margin = Math.max(corner.module, one.module, other.module) * (PATTERN_MODULES / 2 + 4);
  const xs = [corner.x, one.x, other.x, fourth.x];
  const ys = [corner.y, one.y, other.y, fourth.y];
  const x = Math.min(...xs) - margin;
  const y = Math.min(...ys) - margin;
  return { x, y, width: Math.max(...xs) + margin - x, height: Math.max(...ys) + margin - y };
}

/** Patterns beyond this many are texture, not codes. */
const MOST_PATTERNS = 60;

/** Every three patterns that could be a code's, the likeliest first. */
function likelyCorners(patterns: readonly FinderPattern[]): Corner[] {
  const corners: { readonly corner: Corner; readonly strangeness: number }[] = [];
  for (const pattern of patterns) {
    for (const [index, one] of patterns.entries()) {
      for (const other of patterns.slice(index + 1)) {
        if (pattern === one || pattern === other) continue;
        const corner = [pattern, one, other] as const;
        const strangeness = strangenessOf(corner);
        if (strangeness !== null) corners.push({ corner, strangeness });
      }
    }
  }
  return corners
    .sort((one, other) => one.strangeness - other.strangeness)
    .map(({ corner }) => corner);
}

const isIn = ({ x, y, width, height }: Box, pattern: FinderPattern): boolean =>
  pattern.x > x && pattern.x < x + width && pattern.y > y && pattern.y < y + height;

/** Where QR codes are, whether or not they can be read. Boxes include the quiet zone. */
export function locateQrCodes(picture: LumaPicture): Box[] {
  const boxes: Box[] = [];
  for (const corner of likelyCorners(findPatterns(picture).slice(0, MOST_PATTERNS))) {
    // What looks like a pattern inside of a code belongs to that code.
    const isUsed = corner.some((pattern) => boxes.some((box) => isIn(box, pattern)));
    if (!isUsed) boxes.push(boxAround(corner));
  }
  return boxes;
}

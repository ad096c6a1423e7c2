/* What `keepLargeComponents` and `followMask` compute, in double precision. */

/** Where the components of a mask are told apart. */
const MEMBER = Math.fround(0.3);

/** Components smaller than this part of the largest are not the person. */
const SMALLEST_SHARE = 0.15;

/** Cells around a component whose weaker values belong to its soft edge. */
const EDGE = 2;

export interface Components {
  /** Cells in the components that are kept. */
  readonly cells: number;
  /** Sum of their values. */
  readonly weight: number;
}

interface Runs {
  readonly row: number[];
  readonly start: number[];
  readonly end: number[];
  /** Union-find forest over runs. */
  readonly parent: number[];
}

function find(parent: number[], run: number): number {
  let root = run;
  for (let next = parent[root]; next !== undefined && next !== root; next = parent[root]) {
    parent[root] = parent[next] ?? next;
    root = next;
  }
  return root;
}

function addRuns(mask: Float32Array, width: number, row: number, runs: Runs): void {
  const from = row * width;
  let start = -1;
  for (let x = 0; x <= width; x++) {
    const isMember = x < width && (mask[from + x] ?? 0) > MEMBER;
    if (isMember && start < 0) start = x;
    if (isMember || start < 0) continue;
    runs.parent.push(runs.row.length);
    runs.row.push(row);
    runs.start.push(start);
    runs.end.push(x);
    start = -1;
  }
}

/** Joins the runs of one row with those of the row above that touch them, also at a corner. */
function joinRows(runs: Runs, above: number, current: number, end: number): void {
  const { start, end: ends, parent } = runs;
  let upper = above;
  let lower = current;
  while (upper < current && lower < end) {
    const upperEnd = ends[upper] ?? 0;
    const lowerEnd = ends[lower] ?? 0;
    if ((start[upper] ?? 0) <= lowerEnd && (start[lower] ?? 0) <= upperEnd) {
      parent[find(parent, upper)] = find(parent, lower);
    }
    if (upperEnd < lowerEnd) upper++;
    else lower++;
  }
}

function findRuns(mask: Float32Array, width: number, height: number): Runs {
  const runs: Runs = { row: [], start: [], end: [], parent: [] };
  let above = 0;
  for (let row = 0; row < height; row++) {
    const current = runs.row.length;
    addRuns(mask, width, row, runs);
    joinRows(runs, above, current, runs.row.length);
    above = current;
  }
  return runs;
}

function measureComponents({ start, end, parent }: Runs): Int32Array {
  const areas = new Int32Array(parent.length);
  for (let run = 0; run < parent.length; run++) {
    const root = find(parent, run);
    areas[root] = (areas[root] ?? 0) + (end[run] ?? 0) - (start[run] ?? 0);
  }
  return areas;
}

/** Whether a cell outside the kept components is the soft edge of one. */
function isEdge(
  value: number,
  kept: Uint8Array,
  width: number,
  height: number,
  cell: number,
): boolean {
  if (value > MEMBER) return false;
  const x = cell % width;
  const y = Math.floor(cell / width);
  for (let v = Math.max(0, y - EDGE); v <= Math.min(height - 1, y + EDGE); v++) {
    const from = v * width;
    const row = kept.subarray(from + Math.max(0, x - EDGE), from + Math.min(width, x + EDGE + 1));
    if (row.includes(1)) return true;
  }
  return false;
}

/** Marks the cells of the components that are large enough. */
function markKept(runs: Runs, width: number, height: number): Uint8Array {
  const areas = measureComponents(runs);
  const smallest = areas.reduce((a, b) => Math.max(a, b), 0) * SMALLEST_SHARE;
  const kept = new Uint8Array(width * height);
  for (let run = 0; run < runs.row.length; run++) {
    if ((areas[find(runs.parent, run)] ?? 0) < smallest) continue;
    const from = (runs.row[run] ?? 0) * width;
    kept.fill(1, from + (runs.start[run] ?? 0), from + (runs.end[run] ?? 0));
  }
  return kept;
}

/**
 * Sets to 0, in place, all components above .3 that are smaller than 15 % of the largest, and every
 * weaker value above `floor` that lies at no kept component's edge.
 */
export function keepLargeComponents(
  mask: Float32Array,
  width: number,
  height: number,
  floor: number,
): Components {
  const kept = markKept(findRuns(mask, width, height), width, height);
  let cells = 0;
  let weight = 0;
  for (let i = 0; i < kept.length; i++) {
    const value = mask[i] ?? 0;
    if (kept[i]) {
      cells++;
      weight += value;
    } else if (value > floor && !isEdge(value, kept, width, height, i)) {
      mask[i] = 0;
    }
  }
  return { cells, weight };
}

/** One value of the mask after another: smooth step from .2 to .65, then an adaptive mean. */
export function follow(clean: number, before: number | null): number {
  const t = Math.min(1, Math.max(0, (clean - 0.2) / 0.45));
  const target = t * t * (3 - 2 * t);
  if (before === null) return target;
  const change = target - before;
  const atOnce = Math.abs(change) > 0.5 || Math.abs(change) < 0.002;
  return atOnce ? target : before + 0.35 * change;
}

/*
 * AssemblyScript. Clean-up of the net's mask: grids of f32, 0..1, rows tight.
 */

/** Where the components of a mask are told apart (measured: DESIGN, "Mask clean-up that pays"). */
const MEMBER: f32 = 0.3;
/** Components smaller than this part of the largest are not the person (likewise). */
const SMALLEST_SHARE: f64 = 0.15;
/** Where the soft edge begins and ends (likewise). */
const EDGE_LOW: f32 = 0.2;
const EDGE_HIGH: f32 = 0.65;
/** Cells around a component whose weaker values belong to its soft edge. */
const EDGE_CELLS = 2;

/** Share of the new value per mask; larger changes than `SNAP` are movement and taken at once. */
const EMA_ALPHA: f32 = 0.35;
const SNAP: f32 = 0.5;
/** Smaller changes than half a step of 8 bits are taken as well, so that 0 and 1 are reached. */
const SETTLE: f32 = 0.002;

/** Float error that a sigmoid's output may carry beyond 0..1. */
const TOLERANCE: f32 = 0.01;

/** A run of member cells in one row: first cell, cell behind the last, parent run, area of a root. */
const RUN_BYTES = 16;

/** Whether all values are numbers of 0..1. NaN fails every comparison. */
export function isMask(mask: usize, count: i32): i32 {
  const low = f32x4.splat(-TOLERANCE);
  const high = f32x4.splat(1 + TOLERANCE);
  let i = 0;
  for (; i + 4 <= count; i += 4, mask += 16) {
    const values = v128.load(mask);
    const inside = v128.and(f32x4.ge(values, low), f32x4.le(values, high));
    if (!i32x4.all_true(inside)) return 0;
  }
  for (; i < count; i++, mask += 4) {
    const value = load<f32>(mask);
    if (!(value >= -TOLERANCE && value <= 1 + TOLERANCE)) return 0;
  }
  return 1;
}

function find(runs: usize, run: i32): i32 {
  let at = runs + run * RUN_BYTES;
  let parent = load<i32>(at, 8);
  while (parent !== run) {
    const grandparent = load<i32>(runs + parent * RUN_BYTES, 8);
    store<i32>(at, grandparent, 8);
    run = grandparent;
    at = runs + run * RUN_BYTES;
    parent = load<i32>(at, 8);
  }
  return run;
}

/** Appends the runs of the row `from`..`end`; returns the new number of runs. */
function addRuns(mask: usize, from: i32, end: i32, runs: usize, count: i32): i32 {
  const member = f32x4.splat(MEMBER);
  let start = -1;
  for (let i = from; i < end; i++) {
    // Most of a mask is all in or all out: go by fours.
    while (i + 4 <= end) {
      const members = i32x4.bitmask(f32x4.gt(v128.load(mask + i * 4), member));
      if (members !== (start < 0 ? 0 : 15)) break;
      i += 4;
    }
    if (i >= end) break;
    const isMember = load<f32>(mask + i * 4) > MEMBER;
    if (isMember && start < 0) start = i;
    if (isMember || start < 0) continue;
    addRun(runs, count++, start, i);
    start = -1;
  }
  if (start >= 0) addRun(runs, count++, start, end);
  return count;
}

function addRun(runs: usize, run: i32, start: i32, end: i32): void {
  const at = runs + run * RUN_BYTES;
  store<i32>(at, start);
  store<i32>(at, end, 4);
  store<i32>(at, run, 8);
  store<i32>(at, 0, 12);
}

/** Joins the runs of a row (`current`..`end`) with those above that touch them, also at a corner. */
function joinRows(runs: usize, above: i32, current: i32, end: i32, width: i32): void {
  let upper = above;
  let lower = current;
  while (upper < current && lower < end) {
    const upperAt = runs + upper * RUN_BYTES;
    const lowerAt = runs + lower * RUN_BYTES;
    const upperEnd = load<i32>(upperAt, 4) + width;
    const lowerEnd = load<i32>(lowerAt, 4);
    if (load<i32>(upperAt) + width <= lowerEnd && load<i32>(lowerAt) <= upperEnd) {
      store<i32>(runs + find(runs, upper) * RUN_BYTES, find(runs, lower), 8);
    }
    if (upperEnd < lowerEnd) upper++;
    else lower++;
  }
}

function findRuns(mask: usize, width: i32, height: i32, runs: usize): i32 {
  let above = 0;
  let count = 0;
  for (let y = 0; y < height; y++) {
    const current = count;
    count = addRuns(mask, y * width, (y + 1) * width, runs, count);
    joinRows(runs, above, current, count, width);
    above = current;
  }
  return count;
}

/** Sums the areas into the roots; returns the largest. */
function measureRuns(runs: usize, count: i32): i32 {
  let largest = 0;
  for (let run = 0; run < count; run++) {
    const at = runs + run * RUN_BYTES;
    const root = runs + find(runs, run) * RUN_BYTES;
    const area = load<i32>(root, 12) + load<i32>(at, 4) - load<i32>(at);
    store<i32>(root, area, 12);
    largest = max(largest, area);
  }
  return largest;
}

/** Whether a kept cell lies within `EDGE_CELLS`. */
function isNearKept(kept: usize, width: i32, height: i32, cell: i32): bool {
  const x = cell % width;
  const y = cell / width;
  const right = min(width - 1, x + EDGE_CELLS);
  for (let v = max(0, y - EDGE_CELLS); v <= min(height - 1, y + EDGE_CELLS); v++) {
    for (let u = max(0, x - EDGE_CELLS); u <= right; u++) {
      if (load<u8>(kept + v * width + u)) return true;
    }
  }
  return false;
}

/** Sets to 0 what is between edge and member and lies at no kept component. */
function dropLooseEdges(mask: usize, kept: usize, width: i32, height: i32): void {
  const count = width * height;
  const low = f32x4.splat(EDGE_LOW);
  const member = f32x4.splat(MEMBER);
  for (let i = 0; i < count; i++) {
    while (i + 4 <= count) {
      const values = v128.load(mask + i * 4);
      if (v128.any_true(v128.and(f32x4.gt(values, low), f32x4.le(values, member)))) break;
      i += 4;
    }
    if (i >= count) break;
    const value = load<f32>(mask + i * 4);
    if (value <= EDGE_LOW || value > MEMBER) continue;
    if (!isNearKept(kept, width, height, i)) store<f32>(mask + i * 4, 0);
  }
}

/**
 * Sets to 0, in place, all components above .3 that are smaller than 15 % of the largest, and every
 * weaker value above .2 that lies at no kept component's edge. `kept`: scratch, a byte a cell;
 * `runs`: scratch, 8 bytes a cell and 16 a row. Writes two f64 to `result`: the number of cells in
 * the kept components, and the sum of their values.
 */
export function keepLargeComponents(
  mask: usize,
  width: i32,
  height: i32,
  kept: usize,
  runs: usize,
  result: usize,
): void {
  const count = findRuns(mask, width, height, runs);
  const smallest = <f64>measureRuns(runs, count) * SMALLEST_SHARE;
  memory.fill(kept, 0, width * height);
  let cells = 0;
  let weight: f64 = 0;
  for (let run = 0; run < count; run++) {
    const at = runs + run * RUN_BYTES;
    const start = load<i32>(at);
    const end = load<i32>(at, 4);
    if (<f64>load<i32>(runs + find(runs, run) * RUN_BYTES, 12) < smallest) {
      memory.fill(mask + start * 4, 0, (end - start) * 4);
      continue;
    }
    memory.fill(kept + start, 1, end - start);
    cells += end - start;
    for (let i = start; i < end; i++) weight += load<f32>(mask + i * 4);
  }
  dropLooseEdges(mask, kept, width, height);
  store<f64>(result, <f64>cells);
  store<f64>(result, weight, 8);
}

/** Smooth step between the edges: 0 below, 1 above. */
function soften(value: v128): v128 {
  const scale = f32x4.splat(<f32>1 / (EDGE_HIGH - EDGE_LOW));
  const scaled = f32x4.mul(f32x4.sub(value, f32x4.splat(EDGE_LOW)), scale);
  const t = f32x4.max(f32x4.splat(0), f32x4.min(f32x4.splat(1), scaled));
  const slope = f32x4.sub(f32x4.splat(3), f32x4.add(t, t));
  return f32x4.mul(f32x4.mul(t, t), slope);
}

/**
 * Brings `smooth` nearer to the softened `clean`. Works on whole vectors: both may be read and
 * written up to 3 cells past `count`. `isFirst`: `smooth` holds nothing yet.
 */
export function followMask(clean: usize, smooth: usize, count: i32, isFirst: i32): void {
  const alpha = f32x4.splat(EMA_ALPHA);
  for (let i = 0; i < count; i += 4, clean += 16, smooth += 16) {
    const target = soften(v128.load(clean));
    if (isFirst) {
      v128.store(smooth, target);
      continue;
    }
    const before = v128.load(smooth);
    const change = f32x4.sub(target, before);
    const size = f32x4.abs(change);
    const atOnce = v128.or(f32x4.gt(size, f32x4.splat(SNAP)), f32x4.lt(size, f32x4.splat(SETTLE)));
    const nearer = f32x4.add(before, f32x4.mul(change, alpha));
    v128.store(smooth, v128.bitselect(target, nearer, atOnce));
  }
}

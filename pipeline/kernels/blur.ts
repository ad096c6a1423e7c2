/*
 * AssemblyScript. The mask-normalised blur: blur(background * w) / blur(w) with w = 1 - mask.
 *
 * Works on cells of 16 bytes, i32 each: w * Y, w * U, w * V, w * 255, so that one SIMD register
 * carries a whole cell. A cell sums 2 × 2 samples of the small picture: 4 * 255 * 255 at most.
 */

/** Weight of the sample as background: 0 from mask 1/4 on, where colours are mixed with the person. */
function weight(mask: u8): i32 {
  return 255 - min(255, 4 * <i32>mask);
}

function gatherCell(
  y: usize,
  u: usize,
  v: usize,
  mask: usize,
  stride: i32,
  columns: i32,
  rows: i32,
  cell: usize,
): void {
  let ySum = 0;
  let uSum = 0;
  let vSum = 0;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * stride + column;
      const w = weight(load<u8>(mask + at));
      ySum += w * <i32>load<u8>(y + at);
      uSum += w * <i32>load<u8>(u + at);
      vSum += w * <i32>load<u8>(v + at);
      sum += w * 255;
    }
  }
  store<i32>(cell, ySum);
  store<i32>(cell, uSum, 4);
  store<i32>(cell, vSum, 8);
  store<i32>(cell, sum, 12);
}

/** Weighted sums of 4 pairs of one row. */
function weighted(weights: v128, samples: v128): v128 {
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extmul_low_i8x16_u(weights, samples));
}

function weights8(mask: usize): v128 {
  const m = v128.load64_zero(mask);
  const twice = i8x16.add_sat_u(m, m);
  return i8x16.sub(i8x16.splat(-1), i8x16.add_sat_u(twice, twice));
}

/** Weighted sums of 4 cells of 2 × 2 samples of one plane. */
function cellSums(plane: usize, stride: i32, top: v128, bottom: v128): v128 {
  return i32x4.add(
    weighted(top, v128.load64_zero(plane)),
    weighted(bottom, v128.load64_zero(plane + stride)),
  );
}

/** 8 columns × 2 rows → 4 cells. */
function gatherCells4(y: usize, u: usize, v: usize, mask: usize, stride: i32, cell: usize): void {
  const top = weights8(mask);
  const bottom = weights8(mask + stride);
  const ys = cellSums(y, stride, top, bottom);
  const us = cellSums(u, stride, top, bottom);
  const vs = cellSums(v, stride, top, bottom);
  const full = i8x16.splat(-1);
  const ws = i32x4.add(weighted(top, full), weighted(bottom, full));
  const yu01 = v128.shuffle<i32>(ys, us, 0, 4, 1, 5);
  const yu23 = v128.shuffle<i32>(ys, us, 2, 6, 3, 7);
  const vw01 = v128.shuffle<i32>(vs, ws, 0, 4, 1, 5);
  const vw23 = v128.shuffle<i32>(vs, ws, 2, 6, 3, 7);
  v128.store(cell, v128.shuffle<i64>(yu01, vw01, 0, 2));
  v128.store(cell, v128.shuffle<i64>(yu01, vw01, 1, 3), 16);
  v128.store(cell, v128.shuffle<i64>(yu23, vw23, 0, 2), 32);
  v128.store(cell, v128.shuffle<i64>(yu23, vw23, 1, 3), 48);
}

/** Small planes of `width` × `height` → ceil(width / 2) × ceil(height / 2) cells. */
export function gatherCells(
  y: usize,
  u: usize,
  v: usize,
  mask: usize,
  width: i32,
  height: i32,
  cells: usize,
): void {
  for (let row = 0; row < height; row += 2) {
    const rows = min(2, height - row);
    let x = 0;
    let at = row * width;
    if (rows === 2) {
      for (; x + 8 <= width; x += 8, at += 8, cells += 64) {
        gatherCells4(y + at, u + at, v + at, mask + at, width, cells);
      }
    }
    for (; x < width; x += 2, at += 2, cells += 16) {
      gatherCell(y + at, u + at, v + at, mask + at, width, min(2, width - x), rows, cells);
    }
  }
}

/** Sum of all cells as four f32 at `total`. */
export function sumCells(cells: usize, count: i32, total: usize): void {
  let sum = f32x4.splat(0);
  for (let i = 0; i < count; i++, cells += 16) {
    sum = f32x4.add(sum, f32x4.convert_i32x4_s(v128.load(cells)));
  }
  v128.store(total, sum);
}

function inverseWindow(radius: i32): v128 {
  const length = 2 * radius + 1;
  return f32x4.splat(<f32>1 / <f32>length);
}

/** Sums of a window stay below 2^24 (radius ≤ 31), where f32 is exact. */
function mean(sum: v128, inverse: v128): v128 {
  const scaled = f32x4.mul(f32x4.convert_i32x4_s(sum), inverse);
  return i32x4.trunc_sat_f32x4_s(f32x4.add(scaled, f32x4.splat(0.5)));
}

/** Box mean along rows. Beyond the edge there is nothing: weight 0, so no dark border. */
export function boxRows(source: usize, target: usize, width: i32, height: i32, radius: i32): void {
  const inverse = inverseWindow(radius);
  for (let y = 0; y < height; y++) {
    const row = source + y * width * 16;
    let sum = i32x4.splat(0);
    for (let x = 0; x < min(radius, width); x++) sum = i32x4.add(sum, v128.load(row + x * 16));
    for (let x = 0; x < width; x++, target += 16) {
      if (x + radius < width) sum = i32x4.add(sum, v128.load(row + (x + radius) * 16));
      v128.store(target, mean(sum, inverse));
      if (x >= radius) sum = i32x4.sub(sum, v128.load(row + (x - radius) * 16));
    }
  }
}

function addRow(sums: usize, row: usize, width: i32): void {
  for (const end = sums + width * 16; sums < end; sums += 16, row += 16) {
    v128.store(sums, i32x4.add(v128.load(sums), v128.load(row)));
  }
}

function subtractRow(sums: usize, row: usize, width: i32): void {
  for (const end = sums + width * 16; sums < end; sums += 16, row += 16) {
    v128.store(sums, i32x4.sub(v128.load(sums), v128.load(row)));
  }
}

/** Box mean along columns. `sums` is scratch for one row of cells. */
export function boxColumns(
  source: usize,
  target: usize,
  width: i32,
  height: i32,
  radius: i32,
  sums: usize,
): void {
  const inverse = inverseWindow(radius);
  const rowBytes = width * 16;
  memory.fill(sums, 0, rowBytes);
  for (let y = 0; y < min(radius, height); y++) addRow(sums, source + y * rowBytes, width);
  for (let y = 0; y < height; y++) {
    if (y + radius < height) addRow(sums, source + (y + radius) * rowBytes, width);
    for (let x = 0; x < rowBytes; x += 16, target += 16) {
      v128.store(target, mean(v128.load(sums + x), inverse));
    }
    if (y >= radius) subtractRow(sums, source + (y - radius) * rowBytes, width);
  }
}

/**
 * Cells → planes: Y, U, V divided by the weight. `prior` (four f32: weighted mean Y, U, V and the
 * weight it has) stands in where no background is near, as under the middle of the person.
 */
export function cellsToPlanes(
  cells: usize,
  count: i32,
  prior: usize,
  y: usize,
  u: usize,
  v: usize,
): void {
  const extra = v128.load(prior);
  const scale = f32x4.splat(255);
  const half = f32x4.splat(0.5);
  for (let i = 0; i < count; i++, cells += 16) {
    const sums = f32x4.add(f32x4.convert_i32x4_s(v128.load(cells)), extra);
    const weights = v128.shuffle<f32>(sums, sums, 3, 3, 3, 3);
    const value = f32x4.add(f32x4.mul(f32x4.div(sums, weights), scale), half);
    const bytes = i32x4.trunc_sat_f32x4_s(value);
    store<u8>(y + i, <u8>i32x4.extract_lane(bytes, 0));
    store<u8>(u + i, <u8>i32x4.extract_lane(bytes, 1));
    store<u8>(v + i, <u8>i32x4.extract_lane(bytes, 2));
  }
}

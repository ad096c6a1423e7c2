/*
 * AssemblyScript. Bilinear resampling between the small picture and the net's grid, and turns by
 * 90°. Sample centres lie at (i + .5); beyond the outermost centre the nearest sample goes on.
 */

function tableBytes(count: i32): i32 {
  return count * 8 + 24;
}

/** Per target column: source index (i32) and share of the next sample (f32); three more of zeros. */
function fillColumns(table: usize, count: i32, length: i32): void {
  memory.fill(table + count * 8, 0, 24);
  for (let i = 0; i < count; i++, table += 8) {
    const at = position(i, count, length);
    const left = min(<i32>at, max(0, length - 2));
    store<i32>(table, left);
    store<f32>(table, at - <f32>left, 4);
  }
}

function position(i: i32, count: i32, length: i32): f32 {
  const at = ((<f32>i + 0.5) * <f32>length) / <f32>count - 0.5;
  return max<f32>(0, min<f32>(at, <f32>(length - 1)));
}

/** Row of a plane at a fractional height, as f32, its last sample once more behind the end. */
function lerpRow(plane: usize, width: i32, height: i32, at: f32, target: usize): void {
  const top = <i32>at;
  const share = f32x4.splat(at - <f32>top);
  const above = plane + top * width;
  const below = plane + min(top + 1, height - 1) * width;
  let x = 0;
  for (; x < width; x += 4) {
    const a = bytesToFloats(above + x);
    const b = bytesToFloats(below + x);
    v128.store(target + x * 4, f32x4.add(a, f32x4.mul(f32x4.sub(b, a), share)));
  }
  store<f32>(target + width * 4, load<f32>(target + width * 4 - 4));
}

function bytesToFloats(source: usize): v128 {
  const words = i16x8.extend_low_i8x16_u(v128.load32_zero(source));
  return f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(words));
}

/** Four columns of a row. Tables and rows may be read up to 3 columns past their end. */
function lerp4(row: usize, table: usize): v128 {
  const a = row + load<i32>(table) * 4;
  const b = row + load<i32>(table, 8) * 4;
  const c = row + load<i32>(table, 16) * 4;
  const d = row + load<i32>(table, 24) * 4;
  // A pair is (left, right) of one column.
  const ab = v128.load64_lane(b, v128.load64_zero(a), 1);
  const cd = v128.load64_lane(d, v128.load64_zero(c), 1);
  const left = v128.shuffle<f32>(ab, cd, 0, 2, 4, 6);
  const right = v128.shuffle<f32>(ab, cd, 1, 3, 5, 7);
  const share = v128.shuffle<f32>(v128.load(table), v128.load(table, 16), 1, 3, 5, 7);
  return f32x4.add(left, f32x4.mul(f32x4.sub(right, left), share));
}

function unit(value: v128): v128 {
  return f32x4.pmax(f32x4.splat(0), f32x4.pmin(f32x4.splat(1), value));
}

/** Four pixels R, G, B, R, G, B... at `target`. */
function storeTriples(target: usize, red: v128, green: v128, blue: v128): void {
  const rg01 = v128.shuffle<f32>(red, green, 0, 4, 1, 5);
  const rg23 = v128.shuffle<f32>(red, green, 2, 6, 3, 7);
  v128.store(target, v128.shuffle<f32>(rg01, blue, 0, 1, 4, 2));
  v128.store(
    target,
    v128.shuffle<f32>(v128.shuffle<f32>(rg01, blue, 3, 5, 3, 5), rg23, 0, 1, 4, 5),
    16,
  );
  v128.store(target, v128.shuffle<f32>(blue, rg23, 2, 6, 7, 3), 32);
}

/**
 * Planes → RGB floats 0..1. `coefficients`: 5 f32 (Y, V→R, U→G, V→G, U→B, each / 255), limited range.
 * Target rows are `targetStride` floats apart; up to 9 floats behind the last are overwritten.
 * Scratch: 8 bytes per target column and 24 more, twice, then three rows of (source width + 5) floats.
 */
export function sampleRgb(
  y: usize,
  yWidth: i32,
  yHeight: i32,
  u: usize,
  v: usize,
  chromaWidth: i32,
  chromaHeight: i32,
  target: usize,
  targetStride: i32,
  width: i32,
  height: i32,
  coefficients: usize,
  scratch: usize,
): void {
  const yTable = scratch;
  const chromaTable = yTable + tableBytes(width);
  const yRow = chromaTable + tableBytes(width);
  const uRow = yRow + (yWidth + 5) * 4;
  const vRow = uRow + (chromaWidth + 5) * 4;
  fillColumns(yTable, width, yWidth);
  fillColumns(chromaTable, width, chromaWidth);
  const luma = f32x4.splat(load<f32>(coefficients));
  const redV = f32x4.splat(load<f32>(coefficients, 4));
  const greenU = f32x4.splat(load<f32>(coefficients, 8));
  const greenV = f32x4.splat(load<f32>(coefficients, 12));
  const blueU = f32x4.splat(load<f32>(coefficients, 16));
  const black = f32x4.splat(16);
  const neutral = f32x4.splat(128);
  for (let row = 0; row < height; row++, target += targetStride * 4) {
    lerpRow(y, yWidth, yHeight, position(row, height, yHeight), yRow);
    const chromaAt = position(row, height, chromaHeight);
    lerpRow(u, chromaWidth, chromaHeight, chromaAt, uRow);
    lerpRow(v, chromaWidth, chromaHeight, chromaAt, vRow);
    for (let x = 0; x < width; x += 4) {
      const entry = chromaTable + x * 8;
      const grey = f32x4.mul(f32x4.sub(lerp4(yRow, yTable + x * 8), black), luma);
      const cb = f32x4.sub(lerp4(uRow, entry), neutral);
      const cr = f32x4.sub(lerp4(vRow, entry), neutral);
      const green = f32x4.sub(f32x4.sub(grey, f32x4.mul(cb, greenU)), f32x4.mul(cr, greenV));
      storeTriples(
        target + x * 12,
        unit(f32x4.add(grey, f32x4.mul(cr, redV))),
        unit(green),
        unit(f32x4.add(grey, f32x4.mul(cb, blueU))),
      );
    }
  }
}

/** As `lerpRow`, from f32 rows that are `stride` floats apart. */
function lerpFloatRow(
  grid: usize,
  stride: i32,
  width: i32,
  height: i32,
  at: f32,
  target: usize,
): void {
  const top = <i32>at;
  const share = f32x4.splat(at - <f32>top);
  const above = grid + top * stride * 4;
  const below = grid + min(top + 1, height - 1) * stride * 4;
  for (let x = 0; x < width * 4; x += 16) {
    const a = v128.load(above + x);
    const b = v128.load(below + x);
    v128.store(target + x, f32x4.add(a, f32x4.mul(f32x4.sub(b, a), share)));
  }
  store<f32>(target + width * 4, load<f32>(target + width * 4 - 4));
}

/** Four values 0..1 → four bytes. */
function storeBytes(target: usize, values: v128, count: i32): void {
  const scaled = f32x4.add(f32x4.mul(values, f32x4.splat(255)), f32x4.splat(0.5));
  const words = i32x4.trunc_sat_f32x4_s(scaled);
  const halves = i16x8.narrow_i32x4_u(words, words);
  const bytes = i8x16.narrow_i16x8_u(halves, halves);
  if (count >= 4) {
    v128.store32_lane(target, bytes, 0);
    return;
  }
  store<u8>(target, i8x16.extract_lane_u(bytes, 0));
  if (count > 1) store<u8>(target, i8x16.extract_lane_u(bytes, 1), 1);
  if (count > 2) store<u8>(target, i8x16.extract_lane_u(bytes, 2), 2);
}

/**
 * Part of the net's grid (f32 0..1, rows `stride` floats apart) → plane of 0..255. The grid may be
 * read up to 3 floats past its end. Scratch: 8 bytes per target column and 24 more, then one row of
 * (source width + 5) floats.
 */
export function resampleMask(
  grid: usize,
  stride: i32,
  gridWidth: i32,
  gridHeight: i32,
  target: usize,
  width: i32,
  height: i32,
  scratch: usize,
): void {
  const row = scratch + tableBytes(width);
  fillColumns(scratch, width, gridWidth);
  for (let y = 0; y < height; y++, target += width) {
    lerpFloatRow(grid, stride, gridWidth, gridHeight, position(y, height, gridHeight), row);
    for (let x = 0; x < width; x += 4) {
      storeBytes(target + x, lerp4(row, scratch + x * 8), width - x);
    }
  }
}

/** Turns a plane clockwise by `quarters` * 90°. The target of 1 and 3 is `height` wide. */
export function rotatePlane(
  source: usize,
  width: i32,
  height: i32,
  quarters: i32,
  target: usize,
): void {
  const turned = quarters & 1;
  const wide = turned ? height : width;
  const high = turned ? width : height;
  // Where target (0, 0) comes from, and how far the source moves per target column and row.
  let start = 0;
  let across = 1;
  let down = width;
  if (quarters === 1) {
    start = (height - 1) * width;
    across = -width;
    down = 1;
  } else if (quarters === 2) {
    start = width * height - 1;
    across = -1;
    down = -width;
  } else if (quarters === 3) {
    start = width - 1;
    across = width;
    down = -1;
  }
  for (let y = 0; y < high; y++) {
    let from = start + y * down;
    for (let x = 0; x < wide; x++, from += across, target++) {
      store<u8>(target, load<u8>(source + from));
    }
  }
}

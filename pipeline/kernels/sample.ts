/*
 * AssemblyScript. Bilinear resampling between the small picture and the net's grid, and turns by
 * 90°. Sample centres lie at (i + .5); beyond the outermost centre the nearest sample goes on.
 */

/** Per target column: source index (i32) and share of the next sample (f32). 8 bytes a column. */
function fillColumns(table: usize, count: i32, length: i32): void {
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

function lerp(row: usize, entry: usize): f32 {
  const at = row + load<i32>(entry) * 4;
  const left = load<f32>(at);
  return left + (load<f32>(at, 4) - left) * load<f32>(entry, 4);
}

function unit(value: f32): f32 {
  return max<f32>(0, min<f32>(1, value));
}

/**
 * Planes → RGB floats 0..1. `coefficients`: 5 f32 (Y, V→R, U→G, V→G, U→B, each / 255), limited range.
 * Target rows are `targetStride` floats apart. Scratch: 8 bytes per target column twice, then three
 * rows of (source width + 5) floats.
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
  const chromaTable = yTable + width * 8;
  const yRow = chromaTable + width * 8;
  const uRow = yRow + (yWidth + 5) * 4;
  const vRow = uRow + (chromaWidth + 5) * 4;
  fillColumns(yTable, width, yWidth);
  fillColumns(chromaTable, width, chromaWidth);
  const luma = load<f32>(coefficients);
  const redV = load<f32>(coefficients, 4);
  const greenU = load<f32>(coefficients, 8);
  const greenV = load<f32>(coefficients, 12);
  const blueU = load<f32>(coefficients, 16);
  for (let row = 0; row < height; row++, target += targetStride * 4) {
    lerpRow(y, yWidth, yHeight, position(row, height, yHeight), yRow);
    const chromaAt = position(row, height, chromaHeight);
    lerpRow(u, chromaWidth, chromaHeight, chromaAt, uRow);
    lerpRow(v, chromaWidth, chromaHeight, chromaAt, vRow);
    let pixel = target;
    for (let x = 0; x < width; x++, pixel += 12) {
      const entry = chromaTable + x * 8;
      const grey = (lerp(yRow, yTable + x * 8) - 16) * luma;
      const cb = lerp(uRow, entry) - 128;
      const cr = lerp(vRow, entry) - 128;
      store<f32>(pixel, unit(grey + cr * redV));
      store<f32>(pixel, unit(grey - cb * greenU - cr * greenV), 4);
      store<f32>(pixel, unit(grey + cb * blueU), 8);
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
  const share = at - <f32>top;
  const above = grid + top * stride * 4;
  const below = grid + min(top + 1, height - 1) * stride * 4;
  for (let x = 0; x < width * 4; x += 4) {
    const a = load<f32>(above + x);
    store<f32>(target + x, a + (load<f32>(below + x) - a) * share);
  }
  store<f32>(target + width * 4, load<f32>(target + width * 4 - 4));
}

/**
 * Part of the net's grid (f32 0..1, rows `stride` floats apart) → plane of 0..255.
 * Scratch: 8 bytes per target column, then one row of (source width + 5) floats.
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
  const row = scratch + width * 8;
  fillColumns(scratch, width, gridWidth);
  for (let y = 0; y < height; y++) {
    lerpFloatRow(grid, stride, gridWidth, gridHeight, position(y, height, gridHeight), row);
    for (let x = 0; x < width; x++, target++) {
      store<u8>(target, <u8>(unit(lerp(row, scratch + x * 8)) * 255 + 0.5));
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

/*
 * AssemblyScript. Brings small mask and background planes up to full size and lays the background
 * into a full plane in place: out = ground + (plane - ground) * mask / 255.
 *
 * One sample of a small plane stands for factor × factor samples of the full plane (1, 2, 4, 8) and
 * sits in their middle. Rows are expanded once; between two expanded rows the values of a band of
 * `factor` full rows are reached by adding one step per row, in 8.8 fixed point.
 */

import { bandStart, bandStep, blend, expandRow, storeLanes } from './expand';

/** 16 columns of a band where the mask is 0 throughout. */
function fillColumn(
  target: usize,
  stride: i32,
  rows: i32,
  lanes: i32,
  above: v128,
  below: v128,
  start: v128,
  step: v128,
): void {
  const a0 = i16x8.extend_low_i8x16_u(above);
  const a1 = i16x8.extend_high_i8x16_u(above);
  const b0 = i16x8.extend_low_i8x16_u(below);
  const b1 = i16x8.extend_high_i8x16_u(below);
  let low = bandStart(a0, b0, start);
  let high = bandStart(a1, b1, start);
  const lowStep = bandStep(a0, b0, step);
  const highStep = bandStep(a1, b1, step);
  for (let y = 0; y < rows; y++, target += stride) {
    const ground = i8x16.narrow_i16x8_u(i16x8.shr_u(low, 8), i16x8.shr_u(high, 8));
    storeLanes(target, ground, lanes);
    low = i16x8.add(low, lowStep);
    high = i16x8.add(high, highStep);
  }
}

/** 8 columns (`lanes` of them wanted) of a band where mask and background both vary. */
function blendHalf(
  target: usize,
  stride: i32,
  rows: i32,
  lanes: i32,
  mask0: v128,
  mask1: v128,
  ground0: v128,
  ground1: v128,
  start: v128,
  step: v128,
): void {
  let mask = bandStart(mask0, mask1, start);
  const maskStep = bandStep(mask0, mask1, step);
  let ground = bandStart(ground0, ground1, start);
  const groundStep = bandStep(ground0, ground1, step);
  for (let y = 0; y < rows; y++, target += stride) {
    const plane = v128.load8x8_u(target);
    const mixed = blend(plane, i16x8.shr_u(ground, 8), i16x8.shr_u(mask, 8));
    const bytes = i8x16.narrow_i16x8_u(mixed, mixed);
    storeLanes(target, bytes, min(8, lanes));
    mask = i16x8.add(mask, maskStep);
    ground = i16x8.add(ground, groundStep);
  }
}

/** One band: `rows` full rows between two expanded rows. */
function blendBand(
  target: usize,
  stride: i32,
  rows: i32,
  mask0: usize,
  mask1: usize,
  ground0: usize,
  ground1: usize,
  start: v128,
  step: v128,
): void {
  for (let x = 0; x < stride; x += 16) {
    const m0 = v128.load(mask0 + x);
    const m1 = v128.load(mask1 + x);
    // All person: the plane stays as it is.
    if (!v128.any_true(v128.not(v128.and(m0, m1)))) continue;
    const g0 = v128.load(ground0 + x);
    const g1 = v128.load(ground1 + x);
    const lanes = stride - x;
    if (!v128.any_true(v128.or(m0, m1))) {
      fillColumn(target + x, stride, rows, lanes, g0, g1, start, step);
      continue;
    }
    blendHalf(
      target + x,
      stride,
      rows,
      lanes,
      i16x8.extend_low_i8x16_u(m0),
      i16x8.extend_low_i8x16_u(m1),
      i16x8.extend_low_i8x16_u(g0),
      i16x8.extend_low_i8x16_u(g1),
      start,
      step,
    );
    if (lanes > 8) {
      blendHalf(
        target + x + 8,
        stride,
        rows,
        lanes - 8,
        i16x8.extend_high_i8x16_u(m0),
        i16x8.extend_high_i8x16_u(m1),
        i16x8.extend_high_i8x16_u(g0),
        i16x8.extend_high_i8x16_u(g1),
        start,
        step,
      );
    }
  }
}

/** Scratch that `compositePlane` needs, in bytes. */
export function compositeScratch(width: i32): i32 {
  return 5 * rowBytes(width);
}

function rowBytes(width: i32): i32 {
  return (width + 63) & ~15;
}

/**
 * Lays the small plane `ground` behind the person of the full plane `target`, in place.
 * `mask` 0 means: no person, so `target` becomes the expanded `ground`.
 */
export function compositePlane(
  target: usize,
  width: i32,
  height: i32,
  mask: usize,
  ground: usize,
  smallWidth: i32,
  smallHeight: i32,
  factor: i32,
  scratch: usize,
): void {
  const row = rowBytes(width);
  let mask0 = scratch;
  let mask1 = scratch + row;
  let ground0 = scratch + 2 * row;
  let ground1 = scratch + 3 * row;
  const padded = scratch + 4 * row;
  if (!mask) memory.fill(mask0, 0, 2 * row);
  // With factor 1 a row is its own sample: all of the second row, nothing of the first.
  const start = i16x8.splat(<i16>(factor === 1 ? 256 : 128 / factor));
  const step = i16x8.splat(<i16>(256 / factor));

  for (let band = 0; band <= smallHeight; band++) {
    const isFirst = band === 0;
    const isLast = band === smallHeight;
    let swap = mask0;
    mask0 = mask1;
    mask1 = swap;
    swap = ground0;
    ground0 = ground1;
    ground1 = swap;
    if (!isLast) {
      const at = band * smallWidth;
      if (mask) expandRow(mask + at, smallWidth, factor, mask1, width, padded);
      expandRow(ground + at, smallWidth, factor, ground1, width, padded);
    }
    const top = max(0, band * factor - (factor >> 1));
    const bottom = min(height, band * factor - (factor >> 1) + factor);
    // Above the first and below the last sample the nearest one goes on.
    blendBand(
      target + top * width,
      width,
      bottom - top,
      isFirst ? mask1 : mask0,
      isLast ? mask0 : mask1,
      isFirst ? ground1 : ground0,
      isLast ? ground0 : ground1,
      start,
      step,
    );
  }
}

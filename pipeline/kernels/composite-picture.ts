/*
 * AssemblyScript. As composite.ts, with a background plane of the full plane's own size.
 */
import { bandStart, bandStep, blend, expandRow, storeLanes } from './expand';

/** 8 columns (`lanes` of them wanted) of a band. */
function blendHalf(
  target: usize,
  picture: usize,
  stride: i32,
  rows: i32,
  lanes: i32,
  mask0: v128,
  mask1: v128,
  start: v128,
  step: v128,
): void {
  let mask = bandStart(mask0, mask1, start);
  const maskStep = bandStep(mask0, mask1, step);
  for (let y = 0; y < rows; y++, target += stride, picture += stride) {
    const ground = v128.load8x8_u(picture);
    const mixed = blend(v128.load8x8_u(target), ground, i16x8.shr_u(mask, 8));
    const bytes = i8x16.narrow_i16x8_u(mixed, mixed);
    storeLanes(target, bytes, min(8, lanes));
    mask = i16x8.add(mask, maskStep);
  }
}

function copyColumn(target: usize, picture: usize, stride: i32, rows: i32, lanes: i32): void {
  for (let y = 0; y < rows; y++, target += stride, picture += stride) {
    storeLanes(target, v128.load(picture), lanes);
  }
}

function blendBand(
  target: usize,
  picture: usize,
  stride: i32,
  rows: i32,
  mask0: usize,
  mask1: usize,
  start: v128,
  step: v128,
): void {
  for (let x = 0; x < stride; x += 16) {
    const m0 = v128.load(mask0 + x);
    const m1 = v128.load(mask1 + x);
    if (!v128.any_true(v128.not(v128.and(m0, m1)))) continue;
    const lanes = stride - x;
    if (!v128.any_true(v128.or(m0, m1))) {
      copyColumn(target + x, picture + x, stride, rows, lanes);
      continue;
    }
    blendHalf(
      target + x,
      picture + x,
      stride,
      rows,
      lanes,
      i16x8.extend_low_i8x16_u(m0),
      i16x8.extend_low_i8x16_u(m1),
      start,
      step,
    );
    if (lanes > 8) {
      blendHalf(
        target + x + 8,
        picture + x + 8,
        stride,
        rows,
        lanes - 8,
        i16x8.extend_high_i8x16_u(m0),
        i16x8.extend_high_i8x16_u(m1),
        start,
        step,
      );
    }
  }
}

/** Lays the full plane `picture` behind the person of the full plane `target`, in place. */
export function compositePicturePlane(
  target: usize,
  width: i32,
  height: i32,
  mask: usize,
  picture: usize,
  smallWidth: i32,
  smallHeight: i32,
  factor: i32,
  scratch: usize,
): void {
  const row = (width + 63) & ~15;
  let mask0 = scratch;
  let mask1 = scratch + row;
  const padded = scratch + 2 * row;
  const start = i16x8.splat(<i16>(factor === 1 ? 256 : 128 / factor));
  const step = i16x8.splat(<i16>(256 / factor));
  for (let band = 0; band <= smallHeight; band++) {
    const isLast = band === smallHeight;
    const swap = mask0;
    mask0 = mask1;
    mask1 = swap;
    if (!isLast) expandRow(mask + band * smallWidth, smallWidth, factor, mask1, width, padded);
    const top = max(0, band * factor - (factor >> 1));
    const bottom = min(height, band * factor - (factor >> 1) + factor);
    blendBand(
      target + top * width,
      picture + top * width,
      width,
      bottom - top,
      band === 0 ? mask1 : mask0,
      isLast ? mask0 : mask1,
      start,
      step,
    );
  }
}

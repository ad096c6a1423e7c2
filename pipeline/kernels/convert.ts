/*
 * AssemblyScript. Pixel formats in and out of I420, limited range, 8-bit coefficients in memory:
 * see pipeline/colour-matrix.ts.
 */

import { storeLanes } from './expand';

/** Interleaved UV pairs → two planes. */
export function splitPairs(source: usize, count: i32, u: usize, v: usize): void {
  let i = 0;
  for (; i + 16 <= count; i += 16, source += 32) {
    const a = v128.load(source);
    const b = v128.load(source, 16);
    v128.store(
      u + i,
      v128.shuffle<i8>(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30),
    );
    v128.store(
      v + i,
      v128.shuffle<i8>(a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31),
    );
  }
  for (; i < count; i++, source += 2) {
    store<u8>(u + i, load<u8>(source));
    store<u8>(v + i, load<u8>(source, 1));
  }
}

/** (w0 * c0 + w1 * c1 + w2 * c2 + 128) >> 8 on 16-bit lanes. */
function weigh(c0: v128, c1: v128, c2: v128, w0: v128, w1: v128, w2: v128): v128 {
  const sum = i16x8.add(i16x8.mul(c0, w0), i16x8.mul(c1, w1));
  return i16x8.add(i16x8.add(sum, i16x8.mul(c2, w2)), i16x8.splat(128));
}

/** Byte `channel` of each of 8 pixels as u16 lanes. */
function channel8(source: usize, channel: i32): v128 {
  const shift = channel * 8;
  const bytes = i32x4.splat(0xff);
  const a = v128.and(i32x4.shr_u(v128.load(source), shift), bytes);
  const b = v128.and(i32x4.shr_u(v128.load(source, 16), shift), bytes);
  return i16x8.narrow_i32x4_u(a, b);
}

/**
 * One row of 4-byte pixels → luma. `weights`: i16 for byte 0, 1, 2 of a pixel. Reads up to 7 pixels
 * past the row.
 */
export function lumaRow(source: usize, width: i32, weights: usize, target: usize): void {
  const w0 = i16x8.splat(load<i16>(weights));
  const w1 = i16x8.splat(load<i16>(weights, 2));
  const w2 = i16x8.splat(load<i16>(weights, 4));
  const offset = i16x8.splat(16);
  for (let x = 0; x < width; x += 8, source += 32) {
    const sum = weigh(channel8(source, 0), channel8(source, 1), channel8(source, 2), w0, w1, w2);
    const luma = i16x8.add(i16x8.shr_u(sum, 8), offset);
    storeLanes(target + x, i8x16.narrow_i16x8_u(luma, luma), min(8, width - x));
  }
}

/** Means of the 2 × 2 squares of 16 pixels, byte `channel`: 8 lanes of 16 bits. */
function squareMeans(above: usize, below: usize, channel: i32): v128 {
  const left = i16x8.add(channel8(above, channel), channel8(below, channel));
  const right = i16x8.add(channel8(above + 32, channel), channel8(below + 32, channel));
  const sums = i16x8.narrow_i32x4_u(
    i32x4.extadd_pairwise_i16x8_u(left),
    i32x4.extadd_pairwise_i16x8_u(right),
  );
  return i16x8.shr_u(i16x8.add(sums, i16x8.splat(2)), 2);
}

function weight(weights: usize, index: i32): v128 {
  return i16x8.splat(load<i16>(weights + index * 2));
}

/** 8 chroma samples, signed weights. */
function storeChroma(target: usize, c0: v128, c1: v128, c2: v128, weights: usize): void {
  const sum = weigh(c0, c1, c2, weight(weights, 0), weight(weights, 1), weight(weights, 2));
  const chroma = i16x8.add(i16x8.shr_s(sum, 8), i16x8.splat(128));
  v128.store64_lane(target, i8x16.narrow_i16x8_u(chroma, chroma), 0);
}

function squareMean(a: usize, b: usize, next: i32): i32 {
  return (
    (<i32>load<u8>(a) + <i32>load<u8>(a + next) + <i32>load<u8>(b) + <i32>load<u8>(b + next) + 2) >>
    2
  );
}

function chromaOf(c0: i32, c1: i32, c2: i32, weights: usize): u8 {
  const sum =
    c0 * <i32>load<i16>(weights) +
    c1 * <i32>load<i16>(weights, 2) +
    c2 * <i32>load<i16>(weights, 4);
  return <u8>(((sum + 128) >> 8) + 128);
}

/**
 * Two rows of 4-byte pixels → one row of both chroma planes, from the mean of each 2 × 2 square.
 * An odd last column counts twice; give the same row twice for an odd last row.
 * `weights`: i16, three for U, three for V, by byte of the pixel.
 */
export function chromaRow(
  above: usize,
  below: usize,
  width: i32,
  weights: usize,
  u: usize,
  v: usize,
): void {
  let x = 0;
  for (; x + 16 <= width; x += 16, above += 64, below += 64, u += 8, v += 8) {
    const c0 = squareMeans(above, below, 0);
    const c1 = squareMeans(above, below, 1);
    const c2 = squareMeans(above, below, 2);
    storeChroma(u, c0, c1, c2, weights);
    storeChroma(v, c0, c1, c2, weights + 6);
  }
  for (; x < width; x += 2, above += 8, below += 8, u++, v++) {
    const next = x + 1 < width ? 4 : 0;
    const c0 = squareMean(above, below, next);
    const c1 = squareMean(above + 1, below + 1, next);
    const c2 = squareMean(above + 2, below + 2, next);
    store<u8>(u, chromaOf(c0, c1, c2, weights));
    store<u8>(v, chromaOf(c0, c1, c2, weights + 6));
  }
}

/** (value - offset) * factor of 8 lanes, 5 fraction bits; factors have 13 (see q15mulr). */
function scale(value: v128, offset: i32, factor: v128): v128 {
  const centred = i16x8.shl(i16x8.sub(value, i16x8.splat(<i16>offset)), 7);
  return i16x8.q15mulr_sat_s(centred, factor);
}

function roundToBytes(value: v128): v128 {
  const rounded = i16x8.shr_s(i16x8.add_sat_s(value, i16x8.splat(16)), 5);
  return i8x16.narrow_i16x8_u(rounded, rounded);
}

/**
 * One row of planes → RGBA, opaque, 8 pixels at a time: up to 28 bytes past the row are overwritten
 * and chroma is read up to 3 samples past it. `factors`: i16 * 2^13 (Y, V→R, U→G, V→G, U→B).
 */
export function rgbaRow(
  y: usize,
  u: usize,
  v: usize,
  width: i32,
  factors: usize,
  target: usize,
): void {
  const doubled = i8x16(0, 0, 1, 1, 2, 2, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0);
  const opaque = i8x16.splat(-1);
  for (let x = 0; x < width; x += 8, y += 8, u += 4, v += 4, target += 32) {
    const cb = i16x8.extend_low_i8x16_u(i8x16.swizzle(v128.load32_zero(u), doubled));
    const cr = i16x8.extend_low_i8x16_u(i8x16.swizzle(v128.load32_zero(v), doubled));
    const grey = scale(v128.load8x8_u(y), 16, weight(factors, 0));
    const greenU = scale(cb, 128, weight(factors, 2));
    const greenV = scale(cr, 128, weight(factors, 3));
    const red = roundToBytes(i16x8.add_sat_s(grey, scale(cr, 128, weight(factors, 1))));
    const green = roundToBytes(i16x8.sub_sat_s(i16x8.sub_sat_s(grey, greenU), greenV));
    const blue = roundToBytes(i16x8.add_sat_s(grey, scale(cb, 128, weight(factors, 4))));
    const rg = v128.shuffle<i8>(red, green, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const ba = v128.shuffle<i8>(
      blue,
      opaque,
      0,
      16,
      1,
      17,
      2,
      18,
      3,
      19,
      4,
      20,
      5,
      21,
      6,
      22,
      7,
      23,
    );
    v128.store(target, v128.shuffle<i16>(rg, ba, 0, 8, 1, 9, 2, 10, 3, 11));
    v128.store(target, v128.shuffle<i16>(rg, ba, 4, 12, 5, 13, 6, 14, 7, 15), 16);
  }
}

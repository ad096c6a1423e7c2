/*
 * AssemblyScript. Pixel formats in and out of I420, limited range, 8-bit coefficients in memory:
 * see pipeline/colour-matrix.ts.
 */

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
 * One row of 4-byte pixels → luma. `weights`: i16 for byte 0, 1, 2 of a pixel. Reads whole vectors
 * of 8 pixels and writes 8 bytes at a time: up to 7 bytes past the row.
 */
export function lumaRow(source: usize, width: i32, weights: usize, target: usize): void {
  const w0 = i16x8.splat(load<i16>(weights));
  const w1 = i16x8.splat(load<i16>(weights, 2));
  const w2 = i16x8.splat(load<i16>(weights, 4));
  const offset = i16x8.splat(16);
  for (let x = 0; x < width; x += 8, source += 32) {
    const sum = weigh(channel8(source, 0), channel8(source, 1), channel8(source, 2), w0, w1, w2);
    const luma = i16x8.add(i16x8.shr_u(sum, 8), offset);
    v128.store64_lane(target + x, i8x16.narrow_i16x8_u(luma, luma), 0);
  }
}

function squareMean(a: usize, b: usize, next: i32): i32 {
  return (
    (<i32>load<u8>(a) + <i32>load<u8>(a + next) + <i32>load<u8>(b) + <i32>load<u8>(b + next) + 2) >>
    2
  );
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
  const u0 = <i32>load<i16>(weights);
  const u1 = <i32>load<i16>(weights, 2);
  const u2 = <i32>load<i16>(weights, 4);
  const v0 = <i32>load<i16>(weights, 6);
  const v1 = <i32>load<i16>(weights, 8);
  const v2 = <i32>load<i16>(weights, 10);
  for (let x = 0; x < width; x += 2, above += 8, below += 8, u++, v++) {
    const next = x + 1 < width ? 4 : 0;
    const c0 = squareMean(above, below, next);
    const c1 = squareMean(above + 1, below + 1, next);
    const c2 = squareMean(above + 2, below + 2, next);
    store<u8>(u, <u8>(((u0 * c0 + u1 * c1 + u2 * c2 + 128) >> 8) + 128));
    store<u8>(v, <u8>(((v0 * c0 + v1 * c1 + v2 * c2 + 128) >> 8) + 128));
  }
}

function clampByte(value: i32): u8 {
  return <u8>max(0, min(255, value));
}

/** One row of planes → RGBA, opaque. `factors`: i32 * 2^16 (Y, V→R, U→G, V→G, U→B). */
export function rgbaRow(
  y: usize,
  u: usize,
  v: usize,
  width: i32,
  factors: usize,
  target: usize,
): void {
  const luma = load<i32>(factors);
  const redV = load<i32>(factors, 4);
  const greenU = load<i32>(factors, 8);
  const greenV = load<i32>(factors, 12);
  const blueU = load<i32>(factors, 16);
  for (let x = 0; x < width; x++, target += 4) {
    const grey = (<i32>load<u8>(y + x) - 16) * luma + 32768;
    const cb = <i32>load<u8>(u + (x >> 1)) - 128;
    const cr = <i32>load<u8>(v + (x >> 1)) - 128;
    store<u8>(target, clampByte((grey + cr * redV) >> 16));
    store<u8>(target, clampByte((grey - cb * greenU - cr * greenV) >> 16), 1);
    store<u8>(target, clampByte((grey + cb * blueU) >> 16), 2);
    store<u8>(target, 255, 3);
  }
}

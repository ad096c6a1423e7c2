/* AssemblyScript. Linear interpolation between the samples of a small plane. See composite.ts. */

/** Where the lanes of a row's last, partial vector are kept before they are copied. */
const TAIL = memory.data(16);

export function storeLanes(target: usize, value: v128, lanes: i32): void {
  if (lanes >= 16) {
    v128.store(target, value);
    return;
  }
  if (lanes === 8) {
    v128.store64_lane(target, value, 0);
    return;
  }
  v128.store(TAIL, value);
  memory.copy(target, TAIL, lanes);
}

/**
 * Expands `length` samples to `count` (≤ length * factor), linearly. Writes whole vectors: up to 15
 * bytes past `target + count`. `padded` is scratch of `length + 32` bytes.
 */
export function expandRow(
  source: usize,
  length: i32,
  factor: i32,
  target: usize,
  count: i32,
  padded: usize,
): void {
  if (factor === 1) {
    memory.copy(target, source, count);
    return;
  }
  store<u8>(padded, load<u8>(source));
  memory.copy(padded + 1, source, length);
  memory.fill(padded + 1 + length, load<u8>(source + length - 1), 16);

  const log2 = ctz(factor);
  const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const shifted = i8x16.add(lanes, i8x16.splat(<i8>(factor >> 1)));
  const left = i8x16.shr_u(shifted, log2);
  const right = i8x16.add(left, i8x16.splat(1));
  // Sixteenths: (2 * phase + 1) / (2 * factor) of the way from the left to the right sample.
  const phase = v128.and(shifted, i8x16.splat(<i8>(factor - 1)));
  const rightShare = i8x16.add(i8x16.shl(phase, 4 - log2), i8x16.splat(<i8>(8 / factor)));
  const leftShare = i8x16.sub(i8x16.splat(16), rightShare);
  const half = i16x8.splat(8);

  for (let x = 0; x < count; x += 16, padded += 16 >> log2) {
    const samples = v128.load(padded);
    const a = i8x16.swizzle(samples, left);
    const b = i8x16.swizzle(samples, right);
    const low = i16x8.add(
      i16x8.extmul_low_i8x16_u(a, leftShare),
      i16x8.extmul_low_i8x16_u(b, rightShare),
    );
    const high = i16x8.add(
      i16x8.extmul_high_i8x16_u(a, leftShare),
      i16x8.extmul_high_i8x16_u(b, rightShare),
    );
    v128.store(
      target + x,
      i8x16.narrow_i16x8_u(
        i16x8.shr_u(i16x8.add(low, half), 4),
        i16x8.shr_u(i16x8.add(high, half), 4),
      ),
    );
  }
}

/** Exact rounded (plane * mask + ground * (255 - mask)) / 255 on u16 lanes. */
export function blend(plane: v128, ground: v128, mask: v128): v128 {
  const sum = i16x8.add(
    i16x8.add(i16x8.mul(plane, mask), i16x8.mul(ground, i16x8.sub(i16x8.splat(255), mask))),
    i16x8.splat(128),
  );
  return i16x8.shr_u(i16x8.add(sum, i16x8.shr_u(sum, 8)), 8);
}

/** First value of a band in 8.8, with the half that rounds it. */
export function bandStart(above: v128, below: v128, start: v128): v128 {
  const value = i16x8.add(i16x8.shl(above, 8), i16x8.splat(128));
  return i16x8.add(value, i16x8.mul(i16x8.sub(below, above), start));
}

export function bandStep(above: v128, below: v128, step: v128): v128 {
  return i16x8.mul(i16x8.sub(below, above), step);
}

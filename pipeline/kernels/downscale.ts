/*
 * AssemblyScript. Box downscale of one plane by 1, 2, 4 or 8. Source and target rows are tight.
 * The target has ceil(width / factor) × ceil(height / factor) samples; cells that the picture's
 * right or bottom edge cuts are the mean of the samples they do have.
 */

/** Mean of a cell of `columns` × `rows` samples, rounded. */
function cellMean(source: usize, stride: i32, columns: i32, rows: i32): u8 {
  let sum = 0;
  for (let y = 0; y < rows; y++, source += stride) {
    for (let x = 0; x < columns; x++) sum += load<u8>(source + x);
  }
  const count = columns * rows;
  return <u8>((sum + (count >> 1)) / count);
}

/** Sums of horizontal pairs over `rows` rows, as u16. At most 8 rows: 2 * 8 * 255 fits. */
function pairSums(source: usize, stride: i32, rows: i32): v128 {
  let sum = i16x8.splat(0);
  for (let y = 0; y < rows; y++, source += stride) {
    sum = i16x8.add(sum, i16x8.extadd_pairwise_i8x16_u(v128.load(source)));
  }
  return sum;
}

/** 16 columns → 8 cells. */
function cells2(source: usize, stride: i32, target: usize): void {
  const sum = i16x8.add(pairSums(source, stride, 2), i16x8.splat(2));
  const mean = i16x8.shr_u(sum, 2);
  v128.store64_lane(target, i8x16.narrow_i16x8_u(mean, mean), 0);
}

/** 16 columns → 4 cells. */
function cells4(source: usize, stride: i32, target: usize): void {
  const sum = i32x4.extadd_pairwise_i16x8_u(pairSums(source, stride, 4));
  const mean = i32x4.shr_u(i32x4.add(sum, i32x4.splat(8)), 4);
  const words = i16x8.narrow_i32x4_u(mean, mean);
  v128.store32_lane(target, i8x16.narrow_i16x8_u(words, words), 0);
}

/** 16 columns → 2 cells. */
function cells8(source: usize, stride: i32, target: usize): void {
  const sum = i32x4.extadd_pairwise_i16x8_u(pairSums(source, stride, 8));
  const left = i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1);
  const right = i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3);
  store<u8>(target, <u8>((left + 32) >> 6));
  store<u8>(target + 1, <u8>((right + 32) >> 6));
}

export function downscalePlane(
  source: usize,
  width: i32,
  height: i32,
  factor: i32,
  target: usize,
): void {
  if (factor === 1) {
    memory.copy(target, source, width * height);
    return;
  }
  const wide = (width + factor - 1) / factor;
  const perVector = 16 / factor;
  for (let y = 0; y < height; y += factor, source += width * factor, target += wide) {
    const rows = min(factor, height - y);
    let x = 0;
    if (rows === factor) {
      for (; x + 16 <= width; x += 16) {
        const cell = target + (x / 16) * perVector;
        if (factor === 2) cells2(source + x, width, cell);
        else if (factor === 4) cells4(source + x, width, cell);
        else cells8(source + x, width, cell);
      }
    }
    for (; x < width; x += factor) {
      const columns = min(factor, width - x);
      store<u8>(target + x / factor, cellMean(source + x, width, columns, rows));
    }
  }
}

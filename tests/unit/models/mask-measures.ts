/** From this confidence on a pixel counts as person. */
const THRESHOLD = 0.5;

/** Intersection over union of the person pixels; 1 if neither mask has any. */
export function intersectionOverUnion(a: Float32Array, b: Float32Array): number {
  let both = 0;
  let either = 0;
  for (const [i, value] of a.entries()) {
    const inA = value > THRESHOLD;
    const inB = (b[i] ?? 0) > THRESHOLD;
    if (inA && inB) both++;
    if (inA || inB) either++;
  }
  return either === 0 ? 1 : both / either;
}

export function meanAbsoluteDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? Number.NaN)), 0) / a.length;
}

export function largestDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0);
}

/** Share of pixels that count as person. */
export function personShare(mask: Float32Array): number {
  return mask.reduce((count, value) => count + (value > THRESHOLD ? 1 : 0), 0) / mask.length;
}

import type { RgbWeights, YuvFactors } from '../colour-matrix.ts';

export interface I420 {
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
}

type Rgb = readonly [red: number, green: number, blue: number];

const weigh = (weights: Rgb, [red, green, blue]: Rgb) =>
  (weights[0] * red + weights[1] * green + weights[2] * blue + 128) >> 8;

/** RGBA → I420; chroma from the mean of 2 × 2 pixels, the last row or column doubled if odd. */
export function rgbaToI420(
  rgba: Uint8Array,
  width: number,
  height: number,
  weights: RgbWeights,
): I420 {
  const pixel = (x: number, y: number): Rgb => {
    const at = 4 * (Math.min(height - 1, y) * width + Math.min(width - 1, x));
    return [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
  };
  const y = Uint8Array.from(
    { length: width * height },
    (_, i) => weigh(weights.y, pixel(i % width, Math.floor(i / width))) + 16,
  );
  const wide = (width + 1) >> 1;
  const squares = Array.from({ length: wide * ((height + 1) >> 1) }, (_, i): Rgb => {
    const x = 2 * (i % wide);
    const top = 2 * Math.floor(i / wide);
    const four = [pixel(x, top), pixel(x + 1, top), pixel(x, top + 1), pixel(x + 1, top + 1)];
    const mean = (c: 0 | 1 | 2) => (four.reduce((sum, rgb) => sum + rgb[c], 0) + 2) >> 2;
    return [mean(0), mean(1), mean(2)];
  });
  return {
    y,
    u: Uint8Array.from(squares, (rgb) => weigh(weights.u, rgb) + 128),
    v: Uint8Array.from(squares, (rgb) => weigh(weights.v, rgb) + 128),
  };
}

/** I420 → RGB triples before rounding, in double precision. */
export function i420ToRgb({ y, u, v }: I420, width: number, factors: YuvFactors): number[][] {
  const [luma, redV, greenU, greenV, blueU] = factors;
  const wide = (width + 1) >> 1;
  const clamp = (value: number) => Math.min(255, Math.max(0, value));
  return Array.from(y, (value, i) => {
    const chroma = (Math.floor(i / width) >> 1) * wide + ((i % width) >> 1);
    const grey = (value - 16) * luma;
    const cb = (u[chroma] ?? 0) - 128;
    const cr = (v[chroma] ?? 0) - 128;
    return [grey + cr * redV, grey - cb * greenU - cr * greenV, grey + cb * blueU].map(clamp);
  });
}

import type { Plane } from './text-picture.ts';

/** For each output sample the first input sample it is made of, and the shares of the following. */
interface AxisWeights {
  readonly taps: number;
  readonly starts: Int32Array;
  /** `taps` for each output sample. */
  readonly shares: Float32Array;
}

/**
 * Resamples a plane to `width × height`: linear interpolation where it grows, a triangle as wide as
 * two output samples where it shrinks, so that thin strokes do not fall between the samples.
 */
export function resamplePlane(plane: Plane, width: number, height: number): Float32Array {
  const columns = axisWeights(plane.width, width);
  const rows = axisWeights(plane.height, height);
  const result = new Float32Array(width * height);
  const mixed = new Float32Array(plane.width);
  for (let y = 0; y < height; y++) {
    mixRows(plane, rows, y, mixed);
    mixColumns(mixed, columns, result.subarray(y * width, (y + 1) * width));
  }
  return result;
}

function mixRows(
  plane: Plane,
  { taps, starts, shares }: AxisWeights,
  y: number,
  mixed: Float32Array,
) {
  const { data, step, width } = plane;
  mixed.fill(0);
  for (let tap = 0; tap < taps; tap++) {
    const share = shares[y * taps + tap] as number;
    if (share === 0) continue;
    let at = plane.offset + ((starts[y] as number) + tap) * width * step;
    for (let x = 0; x < width; x++, at += step) {
      mixed[x] = (mixed[x] as number) + share * (data[at] as number);
    }
  }
}

function mixColumns(mixed: Float32Array, { taps, starts, shares }: AxisWeights, out: Float32Array) {
  for (let x = 0; x < out.length; x++) {
    const start = starts[x] as number;
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) {
      sum += (shares[x * taps + tap] as number) * (mixed[start + tap] as number);
    }
    out[x] = sum;
  }
}

function axisWeights(from: number, to: number): AxisWeights {
  const scale = from / to;
  const reach = Math.max(1, scale);
  const taps = Math.min(from, Math.ceil(2 * reach) + 1);
  const starts = new Int32Array(to);
  const shares = new Float32Array(to * taps);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale - 0.5;
    const start = Math.min(Math.max(0, Math.ceil(centre - reach)), from - taps);
    starts[i] = start;
    const raw = Array.from({ length: taps }, (_, tap) => share(start + tap, centre, reach, from));
    const sum = raw.reduce((total, value) => total + value, 0);
    for (const [tap, value] of raw.entries()) shares[i * taps + tap] = value / sum;
  }
  return { taps, starts, shares };
}

/** Height of the triangle at one sample; samples at the edge stand for those beyond it as well. */
function share(sample: number, centre: number, reach: number, length: number): number {
  const clamped = Math.min(Math.max(centre, 0), length - 1);
  return Math.max(0, 1 - Math.abs(sample - clamped) / reach);
}

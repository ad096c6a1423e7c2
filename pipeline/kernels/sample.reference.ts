import type { Plane } from './composite.reference.ts';

/** Bilinear value of a grid at the place of target sample (x, y) of `width` × `height`. */
function bilinear(
  grid: { readonly data: ArrayLike<number>; readonly width: number; readonly height: number },
  x: number,
  y: number,
  width: number,
  height: number,
): number {
  const place = (i: number, count: number, length: number) => {
    const at = Math.min(length - 1, Math.max(0, ((i + 0.5) * length) / count - 0.5));
    const near = Math.floor(at);
    return { near, far: Math.min(length - 1, near + 1), share: at - near };
  };
  const column = place(x, width, grid.width);
  const row = place(y, height, grid.height);
  const along = (from: number) => {
    const near = grid.data[from * grid.width + column.near] ?? 0;
    return near + ((grid.data[from * grid.width + column.far] ?? 0) - near) * column.share;
  };
  return along(row.near) + (along(row.far) - along(row.near)) * row.share;
}

const unit = (value: number) => Math.min(1, Math.max(0, value));

/** Planes → RGB of 0..1; `factors` as `sampleFactorTable` makes them. Double precision. */
export function sampleRgb(
  y: Plane,
  u: Plane,
  v: Plane,
  width: number,
  height: number,
  factors: ArrayLike<number>,
): Float64Array {
  const [luma = 0, redV = 0, greenU = 0, greenV = 0, blueU = 0] = Array.from(factors);
  const out = new Float64Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const at = [i % width, Math.floor(i / width), width, height] as const;
    const grey = (bilinear(y, ...at) - 16) * luma;
    const cb = bilinear(u, ...at) - 128;
    const cr = bilinear(v, ...at) - 128;
    out[3 * i] = unit(grey + cr * redV);
    out[3 * i + 1] = unit(grey - cb * greenU - cr * greenV);
    out[3 * i + 2] = unit(grey + cb * blueU);
  }
  return out;
}

/** Grid of 0..1 → plane of 0..255, before rounding. Double precision. */
export function resampleMask(
  data: Float32Array,
  gridWidth: number,
  gridHeight: number,
  width: number,
  height: number,
): Float64Array {
  const grid = { data, width: gridWidth, height: gridHeight };
  return Float64Array.from({ length: width * height }, (_, i) => {
    return unit(bilinear(grid, i % width, Math.floor(i / width), width, height)) * 255;
  });
}

/** Clockwise by one quarter turn. */
export function turnQuarter({ data, width, height }: Plane): Plane {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) out[x * height + (height - 1 - y)] = data[y * width + x] ?? 0;
  }
  return { data: out, width: height, height: width };
}

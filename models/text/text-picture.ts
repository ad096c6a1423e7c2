import { type ColourMatrix, type YuvFactors, yuvFactors } from '../../pipeline/colour-matrix.ts';
import { chromaSize, type FrameLayout, frameByteLength } from '../../pipeline/frame-layout.ts';

/** A picture to look for text in. It is only read, and not kept. */
export interface TextPicture extends FrameLayout {
  /** Planes without padding; see `FrameLayout`. */
  readonly data: Uint8Array;
  /** Of I420 and NV12; BT.601 if left out. */
  readonly matrix?: ColourMatrix;
}

/** One component of a picture, wherever its samples lie. */
export interface Plane {
  readonly data: Uint8Array;
  readonly offset: number;
  readonly width: number;
  readonly height: number;
  /** Bytes from one sample to the next in a row. */
  readonly step: number;
}

/** The components of a picture, and how a pixel's blue, green and red come from them. */
export interface Components {
  readonly planes: readonly [Plane, Plane, Plane];
  /** Null if the components are blue, green, red. */
  readonly factors: YuvFactors | null;
}

/** @throws RangeError if the bytes are too few for the picture. */
export function componentsOf(picture: TextPicture): Components {
  const needed = frameByteLength(picture);
  if (picture.data.byteLength < needed) {
    throw new RangeError(`${picture.data.byteLength} bytes for a picture of ${needed}`);
  }
  switch (picture.format) {
    case 'I420':
    case 'NV12':
      return { planes: yuvPlanes(picture), factors: yuvFactors(picture.matrix ?? 'bt601') };
    case 'RGBA':
      return { planes: packedPlanes(picture, [2, 1, 0]), factors: null };
    case 'BGRA':
      return { planes: packedPlanes(picture, [0, 1, 2]), factors: null };
  }
}

function yuvPlanes({ format, data, width, height }: TextPicture): [Plane, Plane, Plane] {
  const chroma = { data, width: chromaSize(width), height: chromaSize(height) };
  const start = width * height;
  const luma = { data, offset: 0, width, height, step: 1 };
  if (format === 'NV12') {
    return [luma, { ...chroma, offset: start, step: 2 }, { ...chroma, offset: start + 1, step: 2 }];
  }
  const second = start + chroma.width * chroma.height;
  return [luma, { ...chroma, offset: start, step: 1 }, { ...chroma, offset: second, step: 1 }];
}

function packedPlanes(
  { data, width, height }: TextPicture,
  order: readonly [number, number, number],
): [Plane, Plane, Plane] {
  const plane = (offset: number) => ({ data, offset, width, height, step: 4 });
  return [plane(order[0]), plane(order[1]), plane(order[2])];
}

/**
 * Turns samples of three components into interleaved blue, green, red, each as
 * `value · gain + offset` of 0 to 255.
 * @param bgr overwritten; three times as long as a component.
 */
export function writeBgr(
  [first, second, third]: readonly [Float32Array, Float32Array, Float32Array],
  factors: YuvFactors | null,
  { gain, offset }: { readonly gain: Triple; readonly offset: Triple },
  bgr: Float32Array,
): void {
  for (let i = 0, o = 0; i < first.length; i++, o += 3) {
    let blue = first[i] as number;
    let green = second[i] as number;
    let red = third[i] as number;
    if (factors) {
      const luma = (blue - 16) * factors[0];
      const u = green - 128;
      const v = red - 128;
      red = luma + v * factors[1];
      green = luma - u * factors[2] - v * factors[3];
      blue = luma + u * factors[4];
    }
    bgr[o] = blue * gain[0] + offset[0];
    bgr[o + 1] = green * gain[1] + offset[1];
    bgr[o + 2] = red * gain[2] + offset[2];
  }
}

export type Triple = readonly [number, number, number];

/** Between the four nearest samples; beyond the edge the edge goes on. */
export function interpolate(
  { data, offset, width, height, step }: Plane,
  x: number,
  y: number,
): number {
  const cx = Math.max(0, Math.min(x, width - 1));
  const cy = Math.max(0, Math.min(y, height - 1));
  const left = cx | 0;
  const top = cy | 0;
  const fx = cx - left;
  const fy = cy - top;
  const at = offset + (top * width + left) * step;
  const right = left + 1 < width ? step : 0;
  const below = top + 1 < height ? width * step : 0;
  const upper = (data[at] as number) * (1 - fx) + (data[at + right] as number) * fx;
  const lower = (data[at + below] as number) * (1 - fx) + (data[at + below + right] as number) * fx;
  return upper * (1 - fy) + lower * fy;
}

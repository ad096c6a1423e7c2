import type { RgbaPicture } from './background.ts';

/** A picture of the size asked for, opaque RGBA. */
export interface FittedPicture {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Black shines through where the picture does not cover. */
function flatten({ pixels, width, height }: RgbaPicture): FittedPicture {
  const out = new Uint8Array(width * height * 4);
  for (let i = 0; i < out.length; i += 4) {
    const alpha = pixels[i + 3] ?? 0;
    for (let c = 0; c < 3; c++) out[i + c] = Math.round(((pixels[i + c] ?? 0) * alpha) / 255);
    out[i + 3] = 255;
  }
  return { pixels: out, width, height };
}

/** 2 × 2 box; an odd last row or column is left out. */
function halve(picture: FittedPicture): FittedPicture {
  const width = picture.width >> 1;
  const height = picture.height >> 1;
  const stride = picture.width * 4;
  const from = picture.pixels;
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0, out = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 2 * y * stride + 8 * x;
      for (let c = at; c < at + 4; c++, out++) {
        const sum =
          (from[c] ?? 0) +
          (from[c + 4] ?? 0) +
          (from[c + stride] ?? 0) +
          (from[c + stride + 4] ?? 0);
        pixels[out] = (sum + 2) >> 2;
      }
    }
  }
  return { pixels, width, height };
}

interface Tap {
  readonly near: number;
  readonly far: number;
  readonly share: number;
}

/** Where `count` samples fall on the middle of `length` samples at `scale` source samples each. */
function taps(count: number, length: number, scale: number): Tap[] {
  const start = (length - count * scale) / 2;
  return Array.from({ length: count }, (_, i) => {
    const at = Math.min(length - 1, Math.max(0, start + (i + 0.5) * scale - 0.5));
    const near = Math.floor(at);
    return { near, far: Math.min(length - 1, near + 1), share: at - near };
  });
}

function resample(
  picture: FittedPicture,
  width: number,
  height: number,
  scale: number,
): FittedPicture {
  const columns = taps(width, picture.width, scale);
  const from = picture.pixels;
  const stride = picture.width * 4;
  const pixels = new Uint8Array(width * height * 4);
  let out = 0;
  for (const row of taps(height, picture.height, scale)) {
    for (const column of columns) {
      for (let c = 0; c < 4; c++, out++) {
        const near = column.near * 4 + c;
        const far = column.far * 4 + c;
        const top = mix(
          from[row.near * stride + near],
          from[row.near * stride + far],
          column.share,
        );
        const low = mix(from[row.far * stride + near], from[row.far * stride + far], column.share);
        pixels[out] = Math.round(mix(top, low, row.share));
      }
    }
  }
  return { pixels, width, height };
}

const mix = (a = 0, b = 0, share: number): number => a + (b - a) * share;

/**
 * Scales a picture to cover `width` × `height`, its middle kept, its proportions too ("cover" of
 * CSS `object-fit`). Throws `RangeError` when the pixels do not make up the picture.
 */
export function coverFit(picture: RgbaPicture, width: number, height: number): FittedPicture {
  const { pixels } = picture;
  const length = picture.width * picture.height * 4;
  if (length === 0 || pixels.length !== length)
    throw new RangeError(`${pixels.length} bytes for ${length}`);
  let fitted = flatten(picture);
  const scaleOf = () => Math.min(fitted.width / width, fitted.height / height);
  // Beyond 2 the four neighbours no longer see every source pixel.
  while (scaleOf() >= 2) fitted = halve(fitted);
  return resample(fitted, width, height, scaleOf());
}

/** Turns an RGBA picture clockwise by `quarters` * 90°. */
export function turnPicture(picture: FittedPicture, quarters: number): FittedPicture {
  if (quarters === 0) return picture;
  const { width, height } = picture;
  const from = new Uint32Array(picture.pixels.buffer, picture.pixels.byteOffset, width * height);
  const turned = new Uint32Array(from.length);
  const wide = quarters === 2 ? width : height;
  for (let i = 0; i < from.length; i++) {
    const x = i % width;
    const y = Math.floor(i / width);
    const [u, v] = turnPoint(x, y, width, height, quarters);
    turned[v * wide + u] = from[i] ?? 0;
  }
  const high = quarters === 2 ? height : width;
  return { pixels: new Uint8Array(turned.buffer), width: wide, height: high };
}

function turnPoint(
  x: number,
  y: number,
  width: number,
  height: number,
  quarters: number,
): [number, number] {
  if (quarters === 1) return [height - 1 - y, x];
  if (quarters === 2) return [width - 1 - x, height - 1 - y];
  return [y, width - 1 - x];
}

import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import type { TextPicture } from '../../../../models/text/text-picture.ts';
import { chromaSize } from '../../../../pipeline/frame-layout.ts';

/** One of the pictures beside this file, rendered from fonts of `@fontsource`. */
export function readPicture(name: 'terminal' | 'mail' | 'note' | 'plain'): TextPicture {
  const file = readFileSync(new URL(`pictures/${name}.png`, import.meta.url));
  const { width, height, data } = PNG.sync.read(file);
  return { format: 'RGBA', width, height, data };
}

/** The same picture with red and blue in the other order. */
export function toBgra(picture: TextPicture): TextPicture {
  const data = Uint8Array.from(picture.data, (_, i) => {
    const channel = i % 4;
    return picture.data[channel < 3 ? i - channel + (2 - channel) : i] ?? 0;
  });
  return { ...picture, format: 'BGRA', data };
}

/** The same picture in BT.709 planes, each chroma sample the mean of its pixels. */
export function toI420(picture: TextPicture): TextPicture {
  const { width, height } = picture;
  const [halfWidth, halfHeight] = [chromaSize(width), chromaSize(height)];
  const data = new Uint8Array(width * height + 2 * halfWidth * halfHeight);
  const sums = new Float64Array(3 * halfWidth * halfHeight);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [luma, u, v] = toYuv(picture.data, 4 * (y * width + x));
      data[y * width + x] = Math.round(luma);
      const at = 3 * ((y >> 1) * halfWidth + (x >> 1));
      for (const [i, value] of [u, v, 1].entries()) sums[at + i] = (sums[at + i] ?? 0) + value;
    }
  }
  for (let i = 0; i < halfWidth * halfHeight; i++) {
    const [u = 0, v = 0, count = 1] = sums.subarray(3 * i, 3 * i + 3);
    data[width * height + i] = Math.round(u / count);
    data[width * height + halfWidth * halfHeight + i] = Math.round(v / count);
  }
  return { format: 'I420', width, height, data, matrix: 'bt709' };
}

/** ITU-R BT.709-6, limited range. */
function toYuv(rgba: Uint8Array, at: number): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = rgba.subarray(at, at + 3);
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return [
    16 + (luma * 219) / 255,
    128 + ((blue - luma) / 1.8556) * (224 / 255),
    128 + ((red - luma) / 1.5748) * (224 / 255),
  ];
}

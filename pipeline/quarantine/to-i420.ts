import { type ColourMatrix, rgbWeights } from '../colour-matrix.ts';
import { chromaSize, type FrameLayout } from '../frame-layout.ts';
import { i420Length } from './planes.ts';

/**
 * A picture of any format as I420, in memory of its own; an I420 picture as it is. Plain
 * TypeScript, for worlds without WebAssembly: 4-byte pixels take some 5 ns each.
 */
export function toI420(
  bytes: Uint8Array<ArrayBuffer>,
  layout: FrameLayout,
  matrix: ColourMatrix,
): Uint8Array<ArrayBuffer> {
  if (layout.format === 'I420') return bytes;
  const { width, height } = layout;
  const picture = new Uint8Array(i420Length(width, height));
  if (layout.format === 'NV12') splitPairs(bytes, picture, width * height);
  else convertPixels(bytes, picture, layout, matrix);
  return picture;
}

function splitPairs(bytes: Uint8Array, picture: Uint8Array, luma: number): void {
  picture.set(bytes.subarray(0, luma));
  const count = (picture.length - luma) / 2;
  for (let i = 0; i < count; i++) {
    picture[luma + i] = bytes[luma + 2 * i] as number;
    picture[luma + count + i] = bytes[luma + 2 * i + 1] as number;
  }
}

/** Chroma is taken from the upper left pixel of each four: enough to show a screen held in part. */
function convertPixels(
  bytes: Uint8Array,
  picture: Uint8Array,
  { format, width, height }: FrameLayout,
  matrix: ColourMatrix,
): void {
  const { y: luma, u, v } = rgbWeights(matrix);
  const [red, blue] = format === 'RGBA' ? [0, 2] : [2, 0];
  const chromaWidth = chromaSize(width);
  const uAt = width * height;
  const vAt = uAt + chromaWidth * chromaSize(height);
  const mix = ([r, g, b]: readonly [number, number, number], at: number): number =>
    (r * (bytes[at + red] as number) +
      g * (bytes[at + 1] as number) +
      b * (bytes[at + blue] as number)) >>
    8;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      picture[at] = mix(luma, 4 * at) + 16;
      if (row % 2 === 1 || column % 2 === 1) continue;
      const chroma = (row / 2) * chromaWidth + column / 2;
      picture[uAt + chroma] = mix(u, 4 * at) + 128;
      picture[vAt + chroma] = mix(v, 4 * at) + 128;
    }
  }
}

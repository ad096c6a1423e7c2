import type { RgbaPicture } from './background.ts';
import { rgbWeights } from './colour-matrix.ts';
import { chromaSize } from './frame-layout.ts';

/**
 * The person's own cover picture as a camera's picture: I420, tight, BT.709 limited range; the caller
 * owns it. Plain JavaScript, as it also runs where WebAssembly is blocked; once for each size.
 *
 * @param picture Opaque, of the size that is wanted.
 */
export function coverPicturePlanes({
  pixels,
  width,
  height,
}: RgbaPicture): Uint8Array<ArrayBuffer> {
  const { y, u, v } = rgbWeights('bt709');
  const area = width * height;
  const wide = chromaSize(width);
  const chroma = wide * chromaSize(height);
  const out = new Uint8Array(area + 2 * chroma);
  for (let at = 0, from = 0; at < area; at++, from += 4) {
    const [red = 0, green = 0, blue = 0] = [pixels[from], pixels[from + 1], pixels[from + 2]];
    out[at] = ((y[0] * red + y[1] * green + y[2] * blue + 128) >> 8) + 16;
  }
  for (let at = 0; at < chroma; at++) {
    // Chroma of one pixel in four: the picture has been scaled, which has smoothed it.
    const from = 4 * (2 * Math.floor(at / wide) * width + 2 * (at % wide));
    const [red = 0, green = 0, blue = 0] = [pixels[from], pixels[from + 1], pixels[from + 2]];
    out[area + at] = ((u[0] * red + u[1] * green + u[2] * blue + 128) >> 8) + 128;
    out[area + chroma + at] = ((v[0] * red + v[1] * green + v[2] * blue + 128) >> 8) + 128;
  }
  return out;
}

import { beforeAll, describe, expect, it } from 'vitest';
import { type ColourMatrix, rgbWeights, yuvFactors } from '../../../pipeline/colour-matrix.ts';
import { Compositor } from '../../../pipeline/compositor.ts';
import { chromaSize, type PixelFormat } from '../../../pipeline/frame-layout.ts';
import { i420ToRgb, rgbaToI420 } from '../../../pipeline/kernels/convert.reference.ts';
import type { Kernels } from '../../../pipeline/kernels.ts';
import { noise } from './arbitraries.ts';
import { freshKernels } from './kernel-bench.ts';
import { drawMask, joinBytes, STRONG, treatOnce } from './pictures.ts';

let kernels: Kernels;
beforeAll(async () => {
  kernels = await freshKernels();
});

/** Everything is person: what goes in comes out. */
const mask = drawMask(() => true);

const SIZES = [
  [1, 1],
  [2, 2],
  [7, 3],
  [33, 17],
  [160, 120],
  [641, 359],
  [1280, 720],
] as const;
const MATRICES = ['bt601', 'bt709'] as const;

function passThrough(
  bytes: Uint8Array,
  format: PixelFormat,
  width: number,
  height: number,
  matrix: ColourMatrix = 'bt601',
): Uint8Array {
  const layout = { format, width, height };
  return treatOnce(kernels, { bytes, layout }, { background: STRONG, mask, options: { matrix } });
}

describe.each(SIZES)('%i x %i', (width, height) => {
  const luma = width * height;
  const chroma = chromaSize(width) * chromaSize(height);

  it('NV12 is I420 with the chroma side by side', () => {
    const bytes = noise(luma + 2 * chroma, 5);
    const pairs = bytes.subarray(luma);
    const u = pairs.filter((_, i) => i % 2 === 0);
    const v = pairs.filter((_, i) => i % 2 === 1);
    const expected = joinBytes([bytes.subarray(0, luma), u, v]);
    expect(Buffer.compare(passThrough(bytes, 'NV12', width, height), expected)).toBe(0);
  });

  it.each(MATRICES)('RGBA and BGRA are converted by %s', (matrix) => {
    const rgba = noise(luma * 4, 6);
    const bgra = rgba.map((_, i) => rgba[i % 4 === 3 || i % 4 === 1 ? i : i ^ 2] ?? 0);
    const { y, u, v } = rgbaToI420(rgba, width, height, rgbWeights(matrix));
    const expected = joinBytes([y, u, v]);
    const results = [
      passThrough(rgba, 'RGBA', width, height, matrix),
      passThrough(bgra, 'BGRA', width, height, matrix),
    ];
    expect(results.map((result) => Buffer.compare(result, expected))).toEqual([0, 0]);
  });

  it.each(MATRICES)('the RGBA exit follows %s', (matrix) => {
    const bytes = noise(luma + 2 * chroma, 8);
    const compositor = new Compositor(kernels, { width, height, matrix });
    compositor.load(bytes, { format: 'I420', width, height });
    compositor.downscale();
    compositor.refineMask(mask, { width: 256, height: 144 });
    compositor.drawBackground(STRONG);
    compositor.composite();
    const out = new Uint8ClampedArray(luma * 4).fill(0x77);
    compositor.storeRgba(out);
    compositor.dispose();
    const y = bytes.subarray(0, luma);
    const u = bytes.subarray(luma, luma + chroma);
    const v = bytes.subarray(luma + chroma);
    const expected = i420ToRgb({ y, u, v }, width, yuvFactors(matrix));
    let worst = 0;
    for (const [i, rgb] of expected.entries()) {
      for (const [c, value] of rgb.entries()) {
        worst = Math.max(worst, Math.abs(value - (out[4 * i + c] ?? 0)));
      }
    }
    expect(worst).toBeLessThanOrEqual(1);
    expect(out.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
  });
});

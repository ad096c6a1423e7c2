import { beforeAll, describe, expect, it } from 'vitest';
import type { RgbaPicture } from '../../../pipeline/background.ts';
import { Compositor } from '../../../pipeline/compositor.ts';
import type { Kernels } from '../../../pipeline/kernels.ts';
import { coverFit } from '../../../pipeline/own-picture.ts';
import { freshKernels } from './kernel-bench.ts';
import { drawI420, drawMask, treat, treatOnce } from './pictures.ts';

let kernels: Kernels;
beforeAll(async () => {
  kernels = await freshKernels();
});

/** Picture whose red is `shade`, at 0..1 coordinates. */
function drawRgba(
  width: number,
  height: number,
  shade: (x: number, y: number) => number,
  alpha = 255,
): RgbaPicture {
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const x = ((i % width) + 0.5) / width;
    const y = (Math.floor(i / width) + 0.5) / height;
    pixels.set([shade(x, y), 0, 0, alpha], 4 * i);
  }
  return { pixels, width, height };
}

const redAt = (picture: { pixels: Uint8Array; width: number }, x: number, y: number) =>
  picture.pixels[4 * (y * picture.width + x)] ?? Number.NaN;

describe('coverFit', () => {
  it.each([
    [1920, 1080],
    [333, 77],
    [40, 400],
    [9, 5],
    [1, 1],
  ])('of %i x %i fills the frame, its middle in the middle', (width, height) => {
    const ramp = drawRgba(width, height, (x) => 255 * x);
    const fitted = coverFit(ramp, 160, 90);
    expect([fitted.width, fitted.height, fitted.pixels.length]).toEqual([160, 90, 160 * 90 * 4]);
    const left = redAt(fitted, 79, 45);
    const right = redAt(fitted, 80, 45);
    expect(Math.abs((left + right) / 2 - 127.5)).toBeLessThan(2);
  });

  it('keeps proportions: a wide picture loses its sides, a high one top and bottom', () => {
    const wide = coverFit(
      drawRgba(400, 100, (x) => 255 * x),
      100,
      100,
    );
    expect([redAt(wide, 0, 50), redAt(wide, 99, 50)].map((red) => Math.round(red / 16))).toEqual([
      6, 10,
    ]);
    const high = coverFit(
      drawRgba(100, 400, (_, y) => 255 * y),
      100,
      100,
    );
    expect([redAt(high, 50, 0), redAt(high, 50, 99)].map((red) => Math.round(red / 16))).toEqual([
      6, 10,
    ]);
  });

  it('lets no fine pattern through that the frame cannot show', () => {
    const stripes = drawRgba(1600, 900, (x) => (Math.floor(x * 1600) % 2 ? 255 : 0));
    const { pixels } = coverFit(stripes, 160, 90);
    expect(new Set(pixels.filter((_, i) => i % 4 === 0))).toEqual(new Set([128]));
  });

  it('lays transparency over black', () => {
    expect(
      redAt(
        coverFit(
          drawRgba(8, 8, () => 200, 51),
          8,
          8,
        ),
        4,
        4,
      ),
    ).toBe(40);
  });

  it.each([
    { pixels: new Uint8Array(15), width: 2, height: 2 },
    { pixels: new Uint8Array(0), width: 0, height: 2 },
  ])('refuses what is no picture', (picture) => {
    expect(() => coverFit(picture, 8, 8)).toThrow(RangeError);
  });
});

describe('as a background', () => {
  const frame = drawI420(160, 90, () => 30);
  const luma = (out: Uint8Array) => new Set(out.subarray(0, 160 * 90));
  const red = { kind: 'picture', picture: drawRgba(16, 9, () => 255) } as const;
  const black = { kind: 'picture', picture: drawRgba(16, 9, () => 0) } as const;

  it('stands alone when nobody is there, behind the person otherwise', () => {
    expect(luma(treatOnce(kernels, frame, { background: red }))).toEqual(new Set([82]));
    const mask = drawMask((x) => x < 0.5);
    const out = treatOnce(kernels, frame, { background: red, mask });
    expect([out[80 * 160 + 10], out[80 * 160 + 150]]).toEqual([30, 82]);
  });

  it('changes with the picture, and gives way to another kind', () => {
    const compositor = new Compositor(kernels, frame.layout);
    const kinds = [red, black, red, { kind: 'blur', strength: 'strong' }, red] as const;
    const results = kinds.map((background) => [...luma(treat(compositor, frame, { background }))]);
    compositor.dispose();
    expect(results).toEqual([[82], [16], [82], [30], [82]]);
  });

  it('leaves no picture to store when it is broken', () => {
    const compositor = new Compositor(kernels, frame.layout);
    const broken = { kind: 'picture', picture: { ...red.picture, width: 17 } } as const;
    expect(() => treat(compositor, frame, { background: broken })).toThrow(RangeError);
    expect(() => compositor.composite()).toThrow('downscaled');
    compositor.dispose();
  });
});

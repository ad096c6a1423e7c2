import { beforeAll, describe, expect, it } from 'vitest';
import { Compositor, StageError } from '../../../pipeline/compositor.ts';
import { chromaSize } from '../../../pipeline/frame-layout.ts';
import type { Kernels } from '../../../pipeline/kernels.ts';
import { MaskFault } from '../../../pipeline/mask-refiner.ts';
import { noise } from './arbitraries.ts';
import { freshKernels } from './kernel-bench.ts';
import {
  drawI420,
  drawMask,
  GREEN,
  GRID,
  LIGHT,
  type Picture,
  STRONG,
  treat,
  treatOnce,
} from './pictures.ts';

let kernels: Kernels;
beforeAll(async () => {
  kernels = await freshKernels();
});

const everybody = drawMask(() => true);
const leftHalf = drawMask((x) => x < 0.5);

/** The tiny, the odd, the upright and the large. */
const SIZES = [
  [1, 1],
  [2, 2],
  [1, 9],
  [9, 1],
  [3, 5],
  [17, 31],
  [33, 16],
  [160, 120],
  [161, 121],
  [639, 361],
  [1279, 719],
  [720, 1280],
  [4096, 2304],
] as const;

function noisePicture(width: number, height: number, seed: number): Picture {
  const length = width * height + 2 * chromaSize(width) * chromaSize(height);
  return { bytes: noise(length, seed), layout: { format: 'I420', width, height } };
}

describe.each(SIZES)('%i x %i', (width, height) => {
  const picture = noisePicture(width, height, width + height);

  it('is all background as long as there is no mask', () => {
    const out = treatOnce(kernels, picture, { background: GREEN });
    const luma = width * height;
    const chroma = (out.length - luma) / 2;
    const values = [
      new Set(out.subarray(0, luma)),
      new Set(out.subarray(luma, luma + chroma)),
      new Set(out.subarray(luma + chroma)),
    ];
    // BT.601 of the green in pictures.ts.
    expect(values).toEqual([new Set([123]), new Set([96]), new Set([50])]);
  });

  it('leaves a person who fills the picture bit for bit', () => {
    const out = treatOnce(kernels, picture, { background: STRONG, mask: everybody });
    expect(Buffer.compare(out, picture.bytes)).toBe(0);
  });

  it.each([
    { background: LIGHT, mask: leftHalf },
    { background: STRONG, mask: leftHalf },
    { background: STRONG },
  ])('does not depend on what was in memory: %o', async (run) => {
    const poisoned = await freshKernels();
    // A larger frame goes before: every byte of what follows has held something else.
    treatOnce(poisoned, noisePicture(width + 40, height + 24, 7), run);
    const { memory } = poisoned.blocks;
    new Uint8Array(memory.buffer, poisoned.functions.heapBase()).fill(0xcc);
    const out = treatOnce(poisoned, picture, run);
    expect(Buffer.compare(out, treatOnce(kernels, picture, run))).toBe(0);
  });

  it('keeps nothing of the frame before', () => {
    const compositor = new Compositor(kernels, { width, height });
    const run = { background: STRONG, mask: leftHalf };
    treat(compositor, noisePicture(width, height, 99), run);
    const out = treat(compositor, picture, run);
    compositor.dispose();
    expect(Buffer.compare(out, treatOnce(kernels, picture, run))).toBe(0);
  });
});

describe('steps', () => {
  const picture = drawI420(64, 48, () => 90);
  const { bytes, layout } = picture;
  const out = new Uint8Array(bytes.length);
  type Step = (compositor: Compositor) => void;
  const load: Step = (c) => c.load(bytes, layout);
  const downscale: Step = (c) => c.downscale();
  const refine: Step = (c) => c.refineMask(everybody, GRID);
  const draw: Step = (c) => c.drawBackground(STRONG);
  const composite: Step = (c) => c.composite();
  const store: Step = (c) => c.store(out);
  const rgba: Step = (c) => c.storeRgba(new Uint8Array(64 * 48 * 4));

  const wrong: [string, Step[]][] = [
    ['store of nothing', [store]],
    ['store of a raw picture', [load, store]],
    ['store before composite', [load, downscale, draw, store]],
    ['RGBA store before composite', [load, downscale, draw, rgba]],
    ['composite over a raw picture', [load, downscale, composite]],
    ['background of the picture before', [load, downscale, draw, load, composite]],
    ['background for another mask', [load, downscale, draw, refine, composite]],
    ['background before downscale', [load, draw]],
    ['store of the next raw picture', [load, downscale, draw, composite, store, load, store]],
    ['use after dispose', [load, (c) => c.dispose(), downscale]],
  ];

  it.each(wrong)('%s throws', (_, steps) => {
    const compositor = new Compositor(kernels, layout);
    const last = steps.at(-1);
    for (const step of steps.slice(0, -1)) step(compositor);
    expect(() => last?.(compositor)).toThrow(StageError);
    compositor.dispose();
  });

  it('takes them in order, and a result twice', () => {
    const compositor = new Compositor(kernels, layout);
    const right = [load, downscale, refine, draw, composite, store, store, rgba];
    for (const step of right) step(compositor);
    compositor.dispose();
    compositor.dispose();
    expect(Buffer.compare(out, bytes)).toBe(0);
  });

  it('refuses bytes that are not the picture, and has none then', () => {
    const compositor = new Compositor(kernels, layout);
    load(compositor);
    expect(() => compositor.load(bytes.subarray(1), layout)).toThrow(RangeError);
    expect(() => compositor.load(bytes, { ...layout, width: 48, height: 64 })).toThrow(RangeError);
    expect(() => compositor.downscale()).toThrow(StageError);
    for (const step of [load, downscale, draw, composite]) step(compositor);
    expect(() => compositor.store(new Uint8Array(bytes.length + 1))).toThrow(RangeError);
    compositor.dispose();
  });

  it.each([
    [0, 8],
    [8, -1],
    [1.5, 8],
    [Number.NaN, 8],
  ])('refuses a picture of %d x %d', (width, height) => {
    expect(() => new Compositor(kernels, { width, height })).toThrow(RangeError);
  });
});

describe('a mask that is none', () => {
  const picture = noisePicture(320, 180, 3);
  const spoilt = (value: number) => everybody.slice().fill(value, 500, 501);

  it.each([
    ['NaN', spoilt(Number.NaN)],
    ['infinite', spoilt(Number.POSITIVE_INFINITY)],
    ['logits', spoilt(7)],
    ['negative', spoilt(-1)],
    ['too short', everybody.subarray(1)],
  ])('%s: throws, and all is background', (_, mask) => {
    const { width, height } = picture.layout;
    const compositor = new Compositor(kernels, { width, height });
    const before = treat(compositor, picture, { background: GREEN, mask: everybody });
    expect(Buffer.compare(before, picture.bytes)).toBe(0);
    compositor.load(picture.bytes, picture.layout);
    compositor.downscale();
    expect(() => compositor.refineMask(mask, GRID)).toThrow(MaskFault);
    const after = treat(compositor, picture, { background: GREEN });
    compositor.dispose();
    expect(new Set(after.subarray(0, width * height))).toEqual(new Set([123]));
  });
});

describe('blur', () => {
  const disc = (x: number, y: number) => Math.hypot((x - 0.5) * 16, (y - 0.5) * 9) < 2.5;
  const mask = drawMask(disc);
  const BLACK = 16;
  const WHITE = 235;

  /** Darkest and brightest luma of the background or the person; the soft edge is both. */
  function extremes(out: Uint8Array, { layout }: Picture, of: 'background' | 'person') {
    const { width, height } = layout;
    let least = 255;
    let most = 0;
    for (let i = 0; i < width * height; i++) {
      const x = ((i % width) + 0.5) / width;
      const y = (Math.floor(i / width) + 0.5) / height;
      const distance = Math.hypot((x - 0.5) * 16, (y - 0.5) * 9);
      if (of === 'background' ? distance < 2.7 : distance > 2.2) continue;
      least = Math.min(least, out[i] ?? 0);
      most = Math.max(most, out[i] ?? 0);
    }
    return { least, most };
  }

  it.each([LIGHT, STRONG])('a white person makes no halo: %o', (background) => {
    const picture = drawI420(640, 360, (x, y) => (disc(x, y) ? WHITE : BLACK));
    const out = treatOnce(kernels, picture, { background, mask });
    expect(extremes(out, picture, 'background').most).toBeLessThanOrEqual(BLACK + 1);
    expect(extremes(out, picture, 'person')).toEqual({ least: WHITE, most: WHITE });
    // The same blur without the mask has one.
    const halo = extremes(treatOnce(kernels, picture, { background }), picture, 'background').most;
    expect(halo).toBeGreaterThan(BLACK + 20);
  });

  it.each([LIGHT, STRONG])('there is no dark border, round picture or person: %o', (background) => {
    const picture = drawI420(640, 360, (x, y) => (disc(x, y) ? BLACK : WHITE));
    const out = treatOnce(kernels, picture, { background, mask });
    expect(extremes(out, picture, 'background').least).toBeGreaterThanOrEqual(WHITE - 1);
    const blurred = treatOnce(kernels, picture, { background });
    expect(extremes(blurred, picture, 'background').least).toBeLessThan(WHITE - 20);
  });

  it('blurs colour too', () => {
    const stripes = (x: number) => (Math.floor(x * 32) % 2 ? 200 : 60);
    const picture = drawI420(640, 360, () => 120, stripes, stripes);
    const chroma = (bytes: Uint8Array) =>
      bytes.subarray(640 * 360).filter((_, i) => i % 320 > 20 && i % 320 < 300);
    const spread = (bytes: Uint8Array) => Math.max(...chroma(bytes)) - Math.min(...chroma(bytes));
    expect(spread(picture.bytes)).toBe(140);
    expect(spread(treatOnce(kernels, picture, { background: STRONG }))).toBeLessThan(20);
  });
});

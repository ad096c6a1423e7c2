import { beforeAll, describe, expect, it } from 'vitest';
import { Compositor, StageError } from '../../../pipeline/compositor.ts';
import type { Kernels } from '../../../pipeline/kernels.ts';
import { freshKernels } from './kernel-bench.ts';
import { drawI420, GREEN, treat } from './pictures.ts';

const [WIDTH, HEIGHT] = [1280, 720] as const;
const picture = drawI420(WIDTH, HEIGHT, (x, y) => 40 + ((x * 997 + y * 131) % 150));

let kernels: Kernels;
beforeAll(async () => {
  kernels = await freshKernels();
});

/** One picture, of which the left half of the background is let through. */
function letLeftHalfThrough(compositor: Compositor): Uint8Array {
  compositor.load(picture.bytes, picture.layout);
  compositor.downscale();
  compositor.drawBackground(GREEN);
  const { smallWidth, smallHeight } = compositor.viewSize;
  compositor.letThrough(
    Uint8Array.from({ length: smallWidth * smallHeight }, (_, at) =>
      at % smallWidth < smallWidth / 2 ? 255 : 0,
    ),
  );
  compositor.composite();
  const out = new Uint8Array(picture.bytes.length);
  compositor.store(out);
  return out;
}

describe('a background that is let through', () => {
  it('is shown bit for bit where it is open, and nowhere else', () => {
    const compositor = new Compositor(kernels, { width: WIDTH, height: HEIGHT });
    const out = letLeftHalfThrough(compositor);
    const row = 300 * WIDTH;
    const left = [row, row + WIDTH / 2 - 16] as const;
    expect(out.subarray(...left)).toEqual(picture.bytes.subarray(...left));
    expect(new Set(out.subarray(row + WIDTH / 2 + 16, row + WIDTH)).size).toBe(1);
    compositor.dispose();
  });

  it('is hidden again in the next picture unless that is let through as well', () => {
    const compositor = new Compositor(kernels, { width: WIDTH, height: HEIGHT });
    letLeftHalfThrough(compositor);
    const out = treat(compositor, picture, { background: GREEN });
    expect(new Set(out.subarray(0, WIDTH * HEIGHT)).size).toBe(1);
    compositor.dispose();
  });

  it('is for a prepared picture only, and of the small picture’s size', () => {
    const compositor = new Compositor(kernels, { width: WIDTH, height: HEIGHT });
    const { smallWidth, smallHeight } = compositor.viewSize;
    const open = new Uint8Array(smallWidth * smallHeight);
    expect(() => compositor.letThrough(open)).toThrow(StageError);
    compositor.load(picture.bytes, picture.layout);
    compositor.downscale();
    expect(() => compositor.letThrough(open)).toThrow(StageError);
    compositor.drawBackground(GREEN);
    expect(() => compositor.letThrough(open.subarray(1))).toThrow(RangeError);
    compositor.dispose();
  });
});

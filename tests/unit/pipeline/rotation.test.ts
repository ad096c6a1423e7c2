import { beforeAll, describe, expect, it } from 'vitest';
import { Compositor } from '../../../pipeline/compositor.ts';
import { chromaSize, type Rotation } from '../../../pipeline/frame-layout.ts';
import { turnQuarter } from '../../../pipeline/kernels/sample.reference.ts';
import type { Kernels } from '../../../pipeline/kernels.ts';
import { worstDifference } from './arbitraries.ts';
import { freshKernels } from './kernel-bench.ts';
import {
  drawI420,
  drawMask,
  GREEN,
  GRID,
  joinBytes,
  type Picture,
  type Run,
  STRONG,
  treat,
} from './pictures.ts';

let kernels: Kernels;
beforeAll(async () => {
  kernels = await freshKernels();
});

/** The coded picture that a viewer has to turn clockwise by `rotation` to see `upright`. */
function lay(upright: Picture, rotation: Rotation): Picture {
  let { width, height } = upright.layout;
  let { bytes } = upright;
  for (let turn = rotation; turn !== 0 && turn < 360; turn += 90) {
    bytes = turnI420(bytes, width, height);
    [width, height] = [height, width];
  }
  return { bytes, layout: { format: 'I420', width, height } };
}

function turnI420(bytes: Uint8Array, width: number, height: number): Uint8Array {
  const sizes = [
    [width, height],
    [chromaSize(width), chromaSize(height)],
    [chromaSize(width), chromaSize(height)],
  ] as const;
  let from = 0;
  const planes = sizes.map(([wide, high]) => {
    const data = bytes.slice(from, from + wide * high);
    from += wide * high;
    return turnQuarter({ data, width: wide, height: high }).data;
  });
  return joinBytes(planes);
}

/** Net input and result, the latter turned upright again. */
function process(picture: Picture, rotation: Rotation, run: Run) {
  const { width, height } = picture.layout;
  const compositor = new Compositor(kernels, { width, height, rotation });
  compositor.load(picture.bytes, picture.layout);
  compositor.downscale();
  const input = new Float32Array(GRID.width * GRID.height * 3);
  compositor.modelInput(input, GRID);
  const out = { bytes: treat(compositor, picture, run), layout: picture.layout };
  compositor.dispose();
  return { input, bytes: lay(out, ((360 - rotation) % 360) as Rotation).bytes };
}

/** Nothing in it is symmetric. */
const drawScene = (width: number, height: number) =>
  drawI420(
    width,
    height,
    (x, y) => 40 + 120 * x + 60 * y + (Math.hypot(x - 0.3, y - 0.4) < 0.1 ? 20 : 0),
    (x, y) => 90 + 50 * x * y,
    (x) => 150 - 40 * x,
  );
const mask = drawMask((x, y) => x < 0.4 && y > 0.3);

/** 4 × 2 pixels: red left, blue right, the lower row dark. */
const own = {
  pixels: Uint8Array.from(
    [200, 60].flatMap((value) =>
      [0, 0, 2, 2].flatMap((blue) => {
        const pixel = [0, 0, 0, 255];
        pixel[blue] = value;
        return pixel;
      }),
    ),
  ),
  width: 4,
  height: 2,
};

const SIZES = [
  [320, 240],
  [1280, 720],
  [720, 1280],
] as const;
const BACKGROUNDS = [STRONG, GREEN, { kind: 'picture', picture: own }] as const;

describe.each(SIZES)('upright %i x %i', (width, height) => {
  const upright = drawScene(width, height);

  describe.each([90, 180, 270] as const)('turned by %i°', (rotation) => {
    it.each(BACKGROUNDS)('is treated as if it were upright: $kind', (background) => {
      const run = { background, mask };
      const expected = process(upright, 0, run);
      const turned = process(lay(upright, rotation), rotation, run);
      expect(worstDifference(turned.input, expected.input)).toBeLessThan(0.02);
      // The order of rounding along rows and columns changes with the turn.
      expect(worstDifference(turned.bytes, expected.bytes)).toBeLessThanOrEqual(2);
    });

    it('would be treated otherwise without its rotation', () => {
      const run = { background: STRONG, mask };
      const wrong = process(lay(upright, rotation), 0, run);
      expect(worstDifference(wrong.input, process(upright, 0, run).input)).toBeGreaterThan(0.2);
    });
  });
});

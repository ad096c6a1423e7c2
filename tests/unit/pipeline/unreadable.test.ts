import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Kernels } from '../../../pipeline/kernels.ts';
import { type Reader, startReader } from '../../rig/reader.ts';
import { freshKernels } from './kernel-bench.ts';
import { drawWriting } from './letters.ts';
import { drawI420, drawMask, STRONG, treatOnce } from './pictures.ts';

let kernels: Kernels;
let reader: Reader;
beforeAll(async () => {
  kernels = await freshKernels();
  reader = await startReader();
}, 60_000);
afterAll(() => reader.stop());

/** A person in the lower left corner: the writing has a mask's edge beside it, not on it. */
const mask = drawMask((x, y) => x < 0.3 && y > 0.7);

const SIZES = [
  [160, 120, 'HAMLET'],
  [640, 360, 'HAMLET'],
  [1280, 720, 'HAMLET'],
  [1920, 1080, 'HAMLET'],
  [3840, 2160, 'HAMLET'],
  [720, 1280, 'HAT'],
] as const;

describe.each(SIZES)('writing of 1/6 of the height at %i x %i', (width, height, word) => {
  it('is read in the picture, not in the strong blur', { timeout: 60_000 }, async () => {
    const picture = drawI420(width, height, drawWriting(word, width, height));
    const luma = width * height;
    const raw = await reader.read(picture.bytes.subarray(0, luma), width, height);
    expect(raw).toContain(word);
    const out = treatOnce(kernels, picture, { background: STRONG, mask });
    const blurred = await reader.read(out.subarray(0, luma), width, height);
    expect(blurred.match(/[A-Za-z]{2,}/g)).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Compositor } from '../../../pipeline/compositor.ts';
import { MemoryBlocks, OutOfMemoryError } from '../../../pipeline/memory-blocks.ts';
import { freshKernels } from './kernel-bench.ts';
import { drawI420, drawMask, GREEN, STRONG, treat } from './pictures.ts';

describe('kernel memory', () => {
  it('stays flat over 1000 size changes', { timeout: 60_000 }, async () => {
    const kernels = await freshKernels();
    const { memory } = kernels.blocks;
    const own = { pixels: new Uint8Array(16).fill(200), width: 2, height: 2 };
    const mask = drawMask((x) => x > 0.5);
    const sizes = [16, 160, 97, 320, 33, 240].map((width) => [width, (width * 3) >> 2] as const);
    const pictures = sizes.map(([width, height]) => drawI420(width, height, (x) => 255 * x));
    const backgrounds = [STRONG, { kind: 'picture', picture: own }, GREEN] as const;
    let afterFirstRound = 0;
    for (let i = 0; i < 1000; i++) {
      const picture = pictures[i % pictures.length];
      const background = backgrounds[i % backgrounds.length];
      if (!picture || !background) throw new Error('nothing to treat');
      const compositor = new Compositor(kernels, picture.layout);
      treat(compositor, picture, i % 7 ? { background } : { background, mask });
      compositor.dispose();
      if (i === 50) afterFirstRound = memory.buffer.byteLength;
    }
    expect(memory.buffer.byteLength).toBe(afterFirstRound);
    // Control: it does grow when nothing is given back.
    for (let i = 0; i < 12; i++) new Compositor(kernels, { width: 320, height: 240 });
    expect(memory.buffer.byteLength).toBeGreaterThan(afterFirstRound);
  });

  it('keeps nothing of a picture after dispose', async () => {
    const kernels = await freshKernels();
    const compositor = new Compositor(kernels, { width: 320, height: 180 });
    treat(
      compositor,
      drawI420(320, 180, () => 0xa7),
      { background: STRONG, mask: drawMask(() => true) },
    );
    const heap = () => new Uint8Array(kernels.blocks.memory.buffer, kernels.functions.heapBase());
    expect(heap().includes(0xa7)).toBe(true);
    compositor.dispose();
    expect(heap().every((byte) => byte === 0)).toBe(true);
  });

  it('serves captures side by side', async () => {
    const kernels = await freshKernels();
    const large = new Compositor(kernels, { width: 640, height: 360 });
    const small = new Compositor(kernels, { width: 161, height: 121 });
    const largePicture = drawI420(640, 360, (x) => 255 * x);
    const smallPicture = drawI420(161, 121, (_, y) => 255 * y);
    const run = { background: STRONG, mask: drawMask((x) => x > 0.5) };
    const first = [treat(large, largePicture, run), treat(small, smallPicture, run)];
    const second = [treat(large, largePicture, run), treat(small, smallPicture, run)];
    large.dispose();
    const third = treat(small, smallPicture, run);
    small.dispose();
    expect(second).toEqual(first);
    expect(third).toEqual(first[1]);
  });
});

describe('MemoryBlocks', () => {
  it('never hands out a byte twice, and takes everything back', () => {
    const length = fc.integer({ min: 1, max: 200_000 });
    const step = fc.oneof(fc.record({ length }), fc.record({ free: fc.nat() }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const memory = new WebAssembly.Memory({ initial: 1 });
        const blocks = new MemoryBlocks(memory, 100);
        const held: { offset: number; length: number }[] = [];
        for (const each of steps) {
          if ('free' in each) {
            const [block] = held.splice(each.free % Math.max(1, held.length), 1);
            if (block) blocks.free(block.offset);
            continue;
          }
          const offset = blocks.allocate(each.length);
          const end = offset + each.length;
          expect(offset % 16).toBe(0);
          expect(end).toBeLessThanOrEqual(memory.buffer.byteLength);
          for (const other of held) {
            expect(end <= other.offset || other.offset + other.length <= offset).toBe(true);
          }
          held.push({ offset, length: each.length });
        }
        for (const { offset } of held) blocks.free(offset);
        const before = memory.buffer.byteLength;
        blocks.allocate(before - 112);
        expect(memory.buffer.byteLength).toBe(before);
      }),
    );
  });

  it('refuses to free what it never gave', () => {
    const blocks = new MemoryBlocks(new WebAssembly.Memory({ initial: 1 }), 0);
    const offset = blocks.allocate(10);
    blocks.free(offset);
    expect(() => blocks.free(offset)).toThrow(RangeError);
  });

  it('says that memory has run out, which is no fault of the picture', () => {
    const blocks = new MemoryBlocks(new WebAssembly.Memory({ initial: 1, maximum: 2 }), 0);
    expect(() => blocks.allocate(3 * 65_536)).toThrow(OutOfMemoryError);
    const offset = blocks.allocate(65_536);
    expect(offset).toBeGreaterThanOrEqual(0);
  });
});

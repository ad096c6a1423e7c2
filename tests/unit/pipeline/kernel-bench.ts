import { type Kernels, startKernels } from '../../../pipeline/kernels.ts';
import { compileKernels } from '../../../scripts/kernels/compile.ts';

/** The kernels of this tree, compiled if need be, in a memory of their own. */
export async function freshKernels(): Promise<Kernels> {
  return startKernels(Uint8Array.from(await compileKernels()));
}

/** Bytes that kernels may overrun a region by; tests see to it that nothing else is touched. */
const GUARD = 64;

/** Lays arrays into the kernels' memory for one call, with poison around them. */
export class KernelBench {
  readonly #blocks: number[] = [];

  constructor(readonly kernels: Kernels) {}

  /** Offset of a copy of `data`. */
  put(data: ArrayBufferView): number {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const offset = this.reserve(bytes.length);
    this.kernels.blocks.bytes(offset, bytes.length).set(bytes);
    return offset;
  }

  /** Offset of `length` bytes of poison. */
  reserve(length: number): number {
    const block = this.kernels.blocks.allocate(length + 2 * GUARD);
    this.kernels.blocks.bytes(block, length + 2 * GUARD).fill(0xa5);
    this.#blocks.push(block);
    return block + GUARD;
  }

  bytes(offset: number, length: number): Uint8Array {
    return this.kernels.blocks.bytes(offset, length).slice();
  }

  floats(offset: number, length: number): Float32Array {
    return this.kernels.blocks.floats(offset, length).slice();
  }

  integers(offset: number, length: number): Int32Array {
    return new Int32Array(this.kernels.blocks.memory.buffer, offset, length).slice();
  }

  clear(): void {
    for (const block of this.#blocks.splice(0)) this.kernels.blocks.free(block);
  }
}

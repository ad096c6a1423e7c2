/** WebAssembly page, in bytes. */
const PAGE = 65536;

/** One SIMD register; every block starts on it. */
const ALIGNMENT = 16;

interface Gap {
  offset: number;
  bytes: number;
}

const alignUp = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** There is no more memory to be had: not the picture's fault, so that another picture fares no better. */
export class OutOfMemoryError extends Error {
  override readonly name = 'OutOfMemoryError';
}

/**
 * Hands out blocks of one WebAssembly memory, first fit. What is freed is wiped, joined with free
 * neighbours and handed out again, so the memory stays as large as the most ever needed at once.
 */
export class MemoryBlocks {
  readonly memory: WebAssembly.Memory;
  readonly #used = new Map<number, number>();
  /** By offset; neighbours never touch. */
  #gaps: Gap[];

  constructor(memory: WebAssembly.Memory, start: number) {
    this.memory = memory;
    const offset = alignUp(start);
    this.#gaps = [{ offset, bytes: memory.buffer.byteLength - offset }];
  }

  /** Fresh view on the memory. Growing detaches it: do not keep it across an `allocate`. */
  bytes(offset: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, offset, length);
  }

  floats(offset: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, offset, length);
  }

  /** Offset of a block whose content is arbitrary. Throws `OutOfMemoryError`. */
  allocate(length: number): number {
    const bytes = alignUp(length);
    const gap = this.#gaps.find((candidate) => candidate.bytes >= bytes) ?? this.#grow(bytes);
    const { offset } = gap;
    gap.offset += bytes;
    gap.bytes -= bytes;
    this.#gaps = this.#gaps.filter((each) => each.bytes > 0);
    this.#used.set(offset, bytes);
    return offset;
  }

  /** Wipes the block and takes it back. Throws `RangeError` for what was never handed out. */
  free(offset: number): void {
    const bytes = this.#used.get(offset);
    if (bytes === undefined) throw new RangeError(`no block at ${offset}`);
    this.#used.delete(offset);
    this.bytes(offset, bytes).fill(0);
    this.#addGap({ offset, bytes });
  }

  #grow(bytes: number): Gap {
    const end = this.memory.buffer.byteLength;
    const last = this.#gaps.at(-1);
    const free = last && last.offset + last.bytes === end ? last.bytes : 0;
    const pages = Math.ceil((bytes - free) / PAGE);
    try {
      this.memory.grow(pages);
    } catch (cause) {
      throw new OutOfMemoryError(`${pages} more pages`, { cause });
    }
    this.#addGap({ offset: end, bytes: pages * PAGE });
    const gap = this.#gaps.at(-1);
    if (!gap || gap.bytes < bytes) throw new RangeError('memory did not grow');
    return gap;
  }

  #addGap(gap: Gap): void {
    const joined: Gap[] = [];
    for (const next of [...this.#gaps, gap].sort((a, b) => a.offset - b.offset)) {
      const before = joined.at(-1);
      if (before && before.offset + before.bytes === next.offset) before.bytes += next.bytes;
      else joined.push({ ...next });
    }
    this.#gaps = joined;
  }
}

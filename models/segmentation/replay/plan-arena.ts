/** A tensor's place in time: written by step `from`, last read by step `to`. */
export interface Lifetime {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly byteLength: number;
}

export interface ArenaPlan {
  /** Byte offset in the arena, by tensor identifier. */
  readonly offsets: ReadonlyMap<number, number>;
  readonly byteLength: number;
}

/** A cache line: kernels load 16 bytes at a time, and rows that share no line are faster. */
const ALIGNMENT = 64;
/** XNNPACK may read this many bytes past the end of a tensor (XNN_EXTRA_BYTES). */
const READ_AHEAD = 16;

/**
 * Lays tensors into one block of memory so that no two overlap in both time and place: each goes
 * to the lowest gap that is free for as long as it lives.
 */
export function planArena(lifetimes: readonly Lifetime[]): ArenaPlan {
  const placed: { readonly lifetime: Lifetime; readonly start: number; readonly end: number }[] =
    [];
  for (const lifetime of lifetimes.toSorted((a, b) => a.from - b.from)) {
    const length = alignUp(lifetime.byteLength + READ_AHEAD);
    const neighbours = placed
      .filter((other) => overlaps(other.lifetime, lifetime))
      .sort((a, b) => a.start - b.start);
    let start = 0;
    for (const other of neighbours) {
      if (other.start - start >= length) break;
      start = Math.max(start, other.end);
    }
    placed.push({ lifetime, start, end: start + length });
  }
  return {
    offsets: new Map(placed.map(({ lifetime, start }) => [lifetime.id, start])),
    byteLength: placed.reduce((longest, { end }) => Math.max(longest, end), 0),
  };
}

/** A step's inputs and output live at the same time, so touching counts as overlapping. */
function overlaps(a: Lifetime, b: Lifetime): boolean {
  return a.from <= b.to && b.from <= a.to;
}

export function alignUp(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

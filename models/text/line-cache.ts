import type { ReadCharacter } from './decode-line.ts';
import type { LineCrop } from './line-crop.ts';

/** Several full screens. A line takes a few kilobytes at most. */
const CAPACITY = 1000;

/**
 * What lines of the same pixels said before; the ones not asked for longest are forgotten first.
 * It holds recognised text, in memory alone, and ends with the reader.
 */
export class LineCache {
  /** A Map keeps the order of insertion. */
  readonly #lines = new Map<string, readonly ReadCharacter[]>();

  get(key: string): readonly ReadCharacter[] | undefined {
    const line = this.#lines.get(key);
    if (line) this.set(key, line);
    return line;
  }

  set(key: string, line: readonly ReadCharacter[]): void {
    this.#lines.delete(key);
    this.#lines.set(key, line);
    const [oldest] = this.#lines.keys();
    if (this.#lines.size > CAPACITY && oldest !== undefined) this.#lines.delete(oldest);
  }

  clear(): void {
    this.#lines.clear();
  }
}

/**
 * A name for the pixels of a line: two 32 bit hashes (FNV-1a; Fowler, Noll and Vo) that start from
 * different values, over 8 bit values. Different lines have different names, for all that chance
 * can do: one line in 2⁶⁴ pairs.
 */
export function lineKey({ width, values }: LineCrop): string {
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let i = 0; i < values.length; i++) {
    const level = ((values[i] as number) * 127.5 + 128) | 0;
    first = Math.imul(first ^ level, 0x01000193);
    second = Math.imul(second ^ (level + 101), 0x85ebca6b);
  }
  return `${width}:${first >>> 0}:${second >>> 0}`;
}

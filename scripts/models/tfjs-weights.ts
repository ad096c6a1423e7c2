import { encodeFloat16 } from './float16.ts';

/** One entry of a tfjs weight manifest. Floats are stored as halves and widened when loaded. */
export interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
  readonly quantization?: { readonly dtype: 'float16'; readonly original_dtype: 'float32' };
}

/** Collects the constants of a graph model: the manifest entries and the bytes of `weights.bin`. */
export class TfjsWeights {
  readonly entries: WeightEntry[] = [];
  readonly #chunks: Uint8Array[] = [];
  readonly #names = new Set<string>();

  /** @returns false if a constant of that name is there already. */
  addFloats(name: string, shape: readonly number[], values: ArrayLike<number>): boolean {
    const bytes = new Uint8Array(values.length * 2);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < values.length; i++) {
      view.setUint16(2 * i, encodeFloat16(values[i] ?? Number.NaN), true);
    }
    const quantization = { dtype: 'float16', original_dtype: 'float32' } as const;
    return this.#add({ name, shape, dtype: 'float32', quantization }, bytes);
  }

  addInt32s(name: string, shape: readonly number[], values: readonly number[]): boolean {
    const bytes = new Uint8Array(values.length * 4);
    const view = new DataView(bytes.buffer);
    for (const [i, value] of values.entries()) view.setInt32(4 * i, value, true);
    return this.#add({ name, shape, dtype: 'int32' }, bytes);
  }

  bytes(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#chunks));
  }

  #add(entry: WeightEntry, bytes: Uint8Array): boolean {
    if (this.#names.has(entry.name)) return false;
    this.#names.add(entry.name);
    this.entries.push(entry);
    this.#chunks.push(bytes);
    return true;
  }
}

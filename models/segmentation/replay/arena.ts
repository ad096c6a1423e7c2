import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { keep, type Tensor1D, zeros } from '@tensorflow/tfjs-core';
import { alignUp, planArena } from './plan-arena.ts';
import type { Recording } from './record-kernels.ts';
import { traceLifetimes } from './trace-lifetimes.ts';
import type { RawKernel, WasmInternals } from './wasm-backend.ts';
import { type KernelArgument, type KernelCall, renameTensors } from './wasm-kernels.ts';

const BYTES_PER_ELEMENT = 4;

/** Identifiers of the backend's own tensors count up from 1 and do not get here. */
let nextTensorId = 2 ** 30;

/** A recorded call that reads and writes the arena. */
export interface PreparedCall {
  readonly kernel: RawKernel;
  readonly values: readonly number[];
}

/**
 * One block of WebAssembly memory with every intermediate tensor of a recorded run in it, and the
 * arrays that its calls point to. The block is an ordinary tensor, so the library counts and
 * frees it.
 */
export class Arena {
  readonly calls: readonly PreparedCall[];
  readonly #internals: WasmInternals;
  readonly #memory: Tensor1D;
  /** Identifier of the arena's tensor, by that of the recorded one. */
  readonly #ids = new Map<number, number>();
  readonly #places = new Map<number, { readonly offset: number; readonly elements: number }>();

  /** @throws ReplayUnavailableError if the recording is not of a chain of known kernels. */
  constructor(backend: BackendWasm, internals: WasmInternals, recording: Recording, input: number) {
    const kernels = recording.calls.map((call) => internals.rawKernel(call.kernel));
    const plan = planArena(traceLifetimes(recording, input));
    const arrays = recording.calls.flatMap((call) => call.arguments.filter(isArray));
    const arrayBytes = arrays.reduce((sum, array) => sum + alignUp(array.byteLength), 0);
    // One unit more than needed, because the allocator aligns to less than the plan does.
    const byteLength = alignUp(1) + plan.byteLength + arrayBytes;
    this.#internals = internals;
    this.#memory = keep(zeros([byteLength / BYTES_PER_ELEMENT]));
    const start = alignUp(backend.getMemoryOffset(this.#memory.dataId));
    for (const [recorded, offset] of plan.offsets) {
      this.#place(recorded, start + offset, recording.tensors.get(recorded) ?? 0);
    }
    const store = this.#arrayStore(start + plan.byteLength);
    this.calls = recording.calls.map((call, index) => this.#prepare(call, kernels[index], store));
  }

  /** The elements of a tensor, by the identifier it was recorded under. */
  view(recorded: number): MemoryView {
    const place = this.#places.get(recorded);
    if (!place) throw new Error(`tensor ${recorded} is not in the arena`);
    return new MemoryView(this.#internals, place.offset, place.elements);
  }

  dispose(): void {
    for (const id of this.#ids.values()) this.#internals.forgetTensor(id);
    this.#ids.clear();
    this.#memory.dispose();
  }

  #place(recorded: number, offset: number, elements: number): void {
    const id = nextTensorId++;
    this.#internals.registerTensor(id, elements, offset);
    this.#ids.set(recorded, id);
    this.#places.set(recorded, { offset, elements });
  }

  /** @returns a function that copies an array behind the ones before and gives its address. */
  #arrayStore(start: number): (array: Uint8Array) => number {
    let next = start;
    return (array) => {
      const address = next;
      this.#internals.heap.set(array, address);
      next += alignUp(array.byteLength);
      return address;
    };
  }

  #prepare(
    call: KernelCall,
    kernel: RawKernel | undefined,
    store: (array: Uint8Array) => number,
  ): PreparedCall {
    if (!kernel) throw new Error(`kernel ${call.kernel} was not looked up`);
    const renamed = renameTensors(call, (id) => this.#ids.get(id) ?? id);
    return {
      kernel,
      values: renamed.arguments.map((value) => (isArray(value) ? store(value) : value)),
    };
  }
}

/** Floats at a fixed address in WebAssembly memory, which is another buffer once it has grown. */
export class MemoryView {
  readonly #internals: WasmInternals;
  readonly #offset: number;
  readonly #elements: number;
  #array: Float32Array;

  constructor(internals: WasmInternals, offset: number, elements: number) {
    this.#internals = internals;
    this.#offset = offset;
    this.#elements = elements;
    this.#array = new Float32Array(internals.heap.buffer, offset, elements);
  }

  get array(): Float32Array {
    const { buffer } = this.#internals.heap;
    if (this.#array.buffer !== buffer) {
      this.#array = new Float32Array(buffer, this.#offset, this.#elements);
    }
    return this.#array;
  }
}

function isArray(value: KernelArgument): value is Uint8Array {
  return typeof value !== 'number';
}

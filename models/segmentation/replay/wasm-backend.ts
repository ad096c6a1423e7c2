import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { ReplayUnavailableError } from './wasm-kernels.ts';

/** A WebAssembly kernel, or what wraps one: all its arguments are numbers or byte arrays. */
type Kernel = (...values: readonly unknown[]) => unknown;
export type RawKernel = (...values: readonly number[]) => unknown;
/** Emscripten's way to wrap an exported function (its manual: "Interacting with code"). */
export type Cwrap = (name: string, ...types: readonly unknown[]) => Kernel;

/** What this code uses of the backend's Emscripten module. */
interface KernelModule {
  /** Replaced by Emscripten when the memory grows. */
  readonly HEAPU8: Uint8Array;
  cwrap: Cwrap;
  readonly tfjs: {
    registerTensor(id: number, elements: number, offset: number): void;
    disposeData(id: number): void;
  };
}

/** The parts of the WebAssembly backend that are no public interface. */
export class WasmInternals {
  readonly #module: KernelModule;

  /** @throws ReplayUnavailableError if one of them is not there. */
  constructor(backend: BackendWasm) {
    const module: unknown = backend.wasm;
    if (!isKernelModule(module)) throw new ReplayUnavailableError('the backend has another form');
    this.#module = module;
  }

  /** The whole memory, as it is now. */
  get heap(): Uint8Array {
    return this.#module.HEAPU8;
  }

  /** The function that the module exports, below the JavaScript that wraps it. */
  rawKernel(name: string): RawKernel {
    const raw: unknown = Reflect.get(this.#module, `_${name}`);
    if (typeof raw !== 'function') throw new ReplayUnavailableError(`no raw kernel ${name}`);
    return raw as RawKernel;
  }

  /** Tells the kernels where a tensor of 32 bit floats lies. The memory stays the caller's. */
  registerTensor(id: number, elements: number, offset: number): void {
    this.#module.tfjs.registerTensor(id, elements, offset);
  }

  /** Makes the kernels forget a tensor; frees no memory. */
  forgetTensor(id: number): void {
    this.#module.tfjs.disposeData(id);
  }

  /** Runs `body` while `cwrap` makes other functions than usual. */
  withCwrap(replace: (original: Cwrap) => Cwrap, body: () => void): void {
    const original = this.#module.cwrap;
    this.#module.cwrap = replace(original);
    try {
      body();
    } finally {
      this.#module.cwrap = original;
    }
  }

  /** Runs `body` and reports each tensor that comes into being meanwhile. */
  withTensorReports(report: (id: number, elements: number) => void, body: () => void): void {
    const { tfjs } = this.#module;
    const original = tfjs.registerTensor;
    tfjs.registerTensor = (id, elements, offset) => {
      report(id, elements);
      original(id, elements, offset);
    };
    try {
      body();
    } finally {
      tfjs.registerTensor = original;
    }
  }
}

function isKernelModule(value: unknown): value is KernelModule {
  if (typeof value !== 'object' || value === null) return false;
  const { HEAPU8, cwrap, tfjs } = value as Partial<KernelModule>;
  return (
    HEAPU8 instanceof Uint8Array &&
    typeof cwrap === 'function' &&
    typeof tfjs?.registerTensor === 'function' &&
    typeof tfjs.disposeData === 'function'
  );
}

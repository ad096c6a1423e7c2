import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { Cast, getKernel, getKernelsForBackend, type TensorInfo } from '@tensorflow/tfjs-core';
import type { Cwrap, WasmInternals } from './wasm-backend.ts';
import { describeCall, type KernelCall, renameTensors } from './wasm-kernels.ts';

export interface Recording {
  /** In the order in which they ran. */
  readonly calls: readonly KernelCall[];
  /** Number of elements of every tensor that was made meanwhile, by identifier. */
  readonly tensors: ReadonlyMap<number, number>;
}

/**
 * Runs `body` and writes down each WebAssembly kernel that it calls.
 * @throws ReplayUnavailableError if it calls a kernel that is not known.
 */
export function recordKernels(
  backend: BackendWasm,
  internals: WasmInternals,
  body: () => void,
): Recording {
  const calls: KernelCall[] = [];
  const tensors = new Map<number, number>();
  const originals = new Map<number, number>();
  const recordingCwrap =
    (original: Cwrap): Cwrap =>
    (name, ...types) => {
      const kernel = original(name, ...types);
      return (...values) => {
        const call = describeCall(name, values);
        calls.push(renameTensors(call, (id) => originals.get(id) ?? id));
        return kernel(...values);
      };
    };
  const restoreCast = watchCast(backend, (copy, source) =>
    originals.set(copy, originals.get(source) ?? source),
  );
  try {
    internals.withCwrap(recordingCwrap, () => bindKernels(backend));
    internals.withTensorReports((id, elements) => tensors.set(id, elements), body);
  } finally {
    bindKernels(backend);
    restoreCast();
  }
  return { calls, tensors };
}

/** Lets each kernel ask `cwrap` for its WebAssembly function again, as when the backend started. */
function bindKernels(backend: BackendWasm): void {
  for (const { setupFunc } of getKernelsForBackend('wasm')) setupFunc?.(backend);
}

/**
 * Reports casts from float to float. They are plain copies made in JavaScript (after an average
 * pool, for one), which no WebAssembly call shows; a replay reads the original instead.
 * @returns a function that ends the reports.
 */
function watchCast(
  backend: BackendWasm,
  report: (copy: number, source: number) => void,
): () => void {
  const config = getKernel(Cast, 'wasm');
  const { kernelFunc } = config;
  const tensorId = (tensor: TensorInfo) => backend.dataIdMap.get(tensor.dataId).id;
  config.kernelFunc = (parameters) => {
    const result = kernelFunc(parameters);
    const source = parameters.inputs['x'];
    if (source?.dtype === 'float32' && !Array.isArray(result) && result.dtype === 'float32') {
      report(tensorId(result), tensorId(source));
    }
    return result;
  };
  return () => {
    config.kernelFunc = kernelFunc;
  };
}

import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { tensor4d, tidy } from '@tensorflow/tfjs-core';
import { executeBranch } from '../execute-runner.ts';
import type { NetRunner } from '../net-runner.ts';
import type { SegmentationSize } from '../person-segmenter.ts';
import type { SegmentationGraph } from '../segmentation-graph.ts';
import { Arena, type MemoryView } from './arena.ts';
import { type Recording, recordKernels } from './record-kernels.ts';
import { WasmInternals } from './wasm-backend.ts';
import { ReplayUnavailableError } from './wasm-kernels.ts';

/**
 * Runs one branch of the model by repeating the WebAssembly calls of a recorded run, with all
 * intermediate tensors in one arena that is laid out once. That leaves out the graph walk, the
 * shape inference and the allocations, which take about half of the time of `GraphModel.execute`.
 */
export class ReplayRunner implements NetRunner {
  readonly #arena: Arena;
  readonly #input: MemoryView;
  readonly #output: MemoryView;

  /** @throws ReplayUnavailableError if the backend is not as this code knows it. */
  constructor(backend: BackendWasm, model: SegmentationGraph, size: SegmentationSize) {
    const internals = new WasmInternals(backend);
    const { recording, input } = recordBranch(backend, internals, model, size);
    const output = recording.calls.at(-1)?.output;
    if (output === undefined) throw new ReplayUnavailableError('no kernel ran');
    this.#arena = new Arena(backend, internals, recording, input);
    this.#input = this.#arena.view(input);
    this.#output = this.#arena.view(output);
  }

  get input(): Float32Array {
    return this.#input.array;
  }

  run(): Float32Array {
    for (const { kernel, values } of this.#arena.calls) kernel(...values);
    return this.#output.array;
  }

  dispose(): void {
    this.#arena.dispose();
  }
}

function recordBranch(
  backend: BackendWasm,
  internals: WasmInternals,
  model: SegmentationGraph,
  size: SegmentationSize,
): { recording: Recording; input: number } {
  const { width, height } = size;
  let input = 0;
  const recording = recordKernels(backend, internals, () =>
    tidy(() => {
      const picture = tensor4d(new Float32Array(width * height * 3), [1, height, width, 3]);
      input = backend.dataIdMap.get(picture.dataId).id;
      executeBranch(model, size, picture);
    }),
  );
  return { recording, input };
}

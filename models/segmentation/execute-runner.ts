import { type Tensor, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { NetRunner } from './net-runner.ts';
import type { SegmentationSize } from './person-segmenter.ts';
import type { SegmentationGraph } from './segmentation-graph.ts';

/** Runs one branch of the model through TensorFlow.js's public interface alone. */
export class ExecuteRunner implements NetRunner {
  readonly input: Float32Array;
  readonly #model: SegmentationGraph;
  readonly #size: SegmentationSize;

  constructor(model: SegmentationGraph, size: SegmentationSize) {
    this.#model = model;
    this.#size = size;
    this.input = new Float32Array(size.width * size.height * 3);
  }

  run(): Float32Array {
    const { width, height } = this.#size;
    return tidy(() => {
      const picture = tensor4d(this.input, [1, height, width, 3]);
      return executeBranch(this.#model, this.#size, picture).dataSync<'float32'>();
    });
  }

  dispose(): void {
    // All tensors of a run end with the run.
  }
}

/** @param picture `1 × height × width × 3`. @returns a tensor that the caller owns. */
export function executeBranch(
  model: SegmentationGraph,
  { width, height }: SegmentationSize,
  picture: Tensor,
): Tensor {
  const result = model.execute(
    { [`input-${width}x${height}`]: picture },
    `mask-${width}x${height}`,
  );
  if (Array.isArray(result)) throw new Error('the segmentation net has one output');
  return result;
}

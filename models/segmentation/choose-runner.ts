import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { ExecuteRunner } from './execute-runner.ts';
import type { NetRunner } from './net-runner.ts';
import type { PersonSegmenter, SegmentationSize } from './person-segmenter.ts';
import { ReplayRunner } from './replay/replay-runner.ts';
import type { SegmentationGraph } from './segmentation-graph.ts';

/**
 * The same kernels on the same numbers give the same bits; this leaves room for an operator that
 * splits its work by address.
 */
const TOLERANCE = 1e-5;

export interface ChosenRunner {
  readonly runner: NetRunner;
  readonly engine: PersonSegmenter['engine'];
}

/**
 * The replay if it can be built and gives what the model gives, else the model itself. The caller
 * owns the runner.
 */
export function chooseRunner(
  backend: BackendWasm,
  model: SegmentationGraph,
  size: SegmentationSize,
): ChosenRunner {
  const execute = new ExecuteRunner(model, size);
  const replay = buildReplay(backend, model, size);
  if (replay && agree(replay, execute)) return { runner: replay, engine: 'replay' };
  replay?.dispose();
  return { runner: execute, engine: 'execute' };
}

function buildReplay(
  backend: BackendWasm,
  model: SegmentationGraph,
  size: SegmentationSize,
): ReplayRunner | null {
  try {
    return new ReplayRunner(backend, model, size);
  } catch {
    // Another release of the backend, most likely. Slower, never wrong: the model runs itself.
    return null;
  }
}

/** Compares two runners on two pictures, so that nothing left over from the first one passes. */
function agree(candidate: NetRunner, reference: NetRunner): boolean {
  return [1, 2].every((pattern) => {
    fillPattern(reference.input, pattern);
    candidate.input.set(reference.input);
    const expected = reference.run();
    const actual = candidate.run();
    return (
      actual.length === expected.length &&
      actual.every((value, i) => Math.abs(value - (expected[i] ?? Number.NaN)) <= TOLERANCE)
    );
  });
}

/** Coloured waves: different everywhere, and the net finds people in parts of them. */
function fillPattern(input: Float32Array, pattern: number): void {
  for (let i = 0; i < input.length; i++) {
    input[i] = 0.5 + 0.5 * Math.sin(i * i * 1e-7 * pattern + (i % 3));
  }
}

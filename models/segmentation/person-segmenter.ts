import { depthToSpace } from './depth-to-space.ts';
import type { NetRunner } from './net-runner.ts';

/** Pixels of the picture that goes in, and of the mask that comes out. */
export interface SegmentationSize {
  readonly width: number;
  readonly height: number;
}

/** Finds the person in pictures of one size. Whoever created it disposes it. */
export interface PersonSegmenter extends SegmentationSize {
  /**
   * Write the picture here: RGB, 0 to 1, `height × width × 3`, row-major. Owned by the segmenter;
   * ask for it again for each picture, because WebAssembly memory moves when it grows.
   */
  readonly input: Float32Array;
  /**
   * How certain the net is that a pixel belongs to a person, 0 to 1, `height × width`, row-major.
   * Owned by the segmenter, overwritten by the next run.
   */
  run(): Float32Array;
  /** How the net is computed; for diagnostics. The result is the same. */
  readonly engine: 'replay' | 'execute';
  /** Frees its memory; harmless a second time. After it, `input` and `run` throw. */
  dispose(): void;
}

export function createPersonSegmenter(
  { width, height }: SegmentationSize,
  runner: NetRunner,
  engine: PersonSegmenter['engine'],
): PersonSegmenter {
  const mask = new Float32Array(width * height);
  let disposed = false;
  const alive = () => {
    if (disposed) throw new Error('this segmenter was disposed');
    return runner;
  };
  return {
    width,
    height,
    engine,
    get input() {
      return alive().input;
    },
    run() {
      depthToSpace(alive().run(), width, mask);
      return mask;
    },
    dispose() {
      if (!disposed) runner.dispose();
      disposed = true;
    },
  };
}

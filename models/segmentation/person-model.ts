import type { LoadBytes } from '../runtime/model-files.ts';
import { chooseRunner } from './choose-runner.ts';
import {
  createPersonSegmenter,
  type PersonSegmenter,
  type SegmentationSize,
} from './person-segmenter.ts';
import { loadSegmentationGraph } from './segmentation-graph.ts';

/**
 * `normal` is the size the net was trained at; a larger picture gives a worse mask. `small` takes
 * less time, for a busy machine. `npm run models` writes a branch of the net for each.
 */
export const SEGMENTATION_SIZES = {
  normal: { width: 256, height: 144 },
  small: { width: 192, height: 112 },
} as const satisfies Record<string, SegmentationSize>;

/** The weights, shared by the segmenters made from it. */
export interface PersonModel {
  /** Segmenters of both sizes may live side by side. The caller owns them. */
  createSegmenter(size: SegmentationSize): PersonSegmenter;
  /** Frees the weights and disposes the segmenters that were made from them. */
  dispose(): void;
}

/**
 * Loads MediaPipe's selfie segmentation net (landscape) and the runtime it needs.
 * @throws ModelFileError if a file is missing or damaged, ModelRuntimeError if the runtime cannot
 *   start here.
 */
export async function loadPersonModel(options: { loadBytes: LoadBytes }): Promise<PersonModel> {
  const { backend, graph } = await loadSegmentationGraph(options.loadBytes);
  const segmenters = new Set<PersonSegmenter>();
  return {
    createSegmenter(size) {
      const { runner, engine } = chooseRunner(backend, graph, size);
      const segmenter = createPersonSegmenter(size, runner, engine);
      segmenters.add(segmenter);
      return segmenter;
    },
    dispose() {
      for (const segmenter of segmenters) segmenter.dispose();
      graph.dispose();
    },
  };
}

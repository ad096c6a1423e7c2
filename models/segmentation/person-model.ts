import { loadGraphModelSync } from '@tensorflow/tfjs-converter';
import type { io } from '@tensorflow/tfjs-core';
import {
  type LoadBytes,
  loadModelFiles,
  ModelFileError,
  parseJsonFile,
} from '../runtime/model-files.ts';
import { startTfjsWasm } from '../runtime/tfjs-wasm.ts';
import { chooseRunner } from './choose-runner.ts';
import type { SegmentationGraph } from './execute-runner.ts';
import {
  createPersonSegmenter,
  type PersonSegmenter,
  type SegmentationSize,
} from './person-segmenter.ts';

/**
 * `normal` is the size the net was trained at; a larger picture gives a worse mask. `small` takes
 * less time, for a busy machine. `npm run models` writes a branch of the net for each.
 */
export const SEGMENTATION_SIZES = {
  normal: { width: 256, height: 144 },
  small: { width: 192, height: 112 },
} as const satisfies Record<string, SegmentationSize>;

const FOLDER = 'segmentation';

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
  const [files, backend] = await Promise.all([
    loadModelFiles(options.loadBytes, FOLDER, ['model.json', 'weights.bin']),
    startTfjsWasm(options.loadBytes),
  ]);
  const model = parseGraphModel(files['model.json'], files['weights.bin'].buffer);
  const segmenters = new Set<PersonSegmenter>();
  return {
    createSegmenter(size) {
      const { runner, engine } = chooseRunner(backend, model, size);
      const segmenter = createPersonSegmenter(size, runner, engine);
      segmenters.add(segmenter);
      return segmenter;
    },
    dispose() {
      for (const segmenter of segmenters) segmenter.dispose();
      model.dispose();
    },
  };
}

function parseGraphModel(json: Uint8Array, weights: ArrayBuffer): SegmentationGraph {
  const path = `${FOLDER}/model.json`;
  const parsed = parseJsonFile(path, json);
  try {
    // Its hash says that this is the very file that `npm run models` wrote.
    return loadGraphModelSync([parsed as io.ModelJSON, weights]);
  } catch (cause) {
    throw new ModelFileError(path, 'is not a model this version can read', { cause });
  }
}

import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type GraphModel, loadGraphModelSync } from '@tensorflow/tfjs-converter';
import type { io } from '@tensorflow/tfjs-core';
import {
  type LoadBytes,
  loadModelFiles,
  ModelFileError,
  parseJsonFile,
} from '../runtime/model-files.ts';
import { startTfjsWasm } from '../runtime/tfjs-wasm.ts';

/** The net with a branch per input size, as `npm run models` writes it. */
export type SegmentationGraph = GraphModel<io.IOHandlerSync>;

const FOLDER = 'segmentation';

/**
 * Loads the net and starts the backend. The caller owns the graph; the backend stays.
 * @throws ModelFileError, ModelRuntimeError
 */
export async function loadSegmentationGraph(
  loadBytes: LoadBytes,
): Promise<{ readonly backend: BackendWasm; readonly graph: SegmentationGraph }> {
  const [files, backend] = await Promise.all([
    loadModelFiles(loadBytes, FOLDER, ['model.json', 'weights.bin']),
    startTfjsWasm(loadBytes),
  ]);
  return { backend, graph: parseGraph(files['model.json'], files['weights.bin'].buffer) };
}

function parseGraph(json: Uint8Array, weights: ArrayBuffer): SegmentationGraph {
  const path = `${FOLDER}/model.json`;
  const parsed = parseJsonFile(path, json);
  try {
    // Its hash says that this is the very file that `npm run models` wrote.
    return loadGraphModelSync([parsed as io.ModelJSON, weights]);
  } catch (cause) {
    throw new ModelFileError(path, 'is not a model this version can read', { cause });
  }
}

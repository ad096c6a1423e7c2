import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { loadNet, type Net } from '../runtime/graph-model.ts';
import type { LoadBytes } from '../runtime/model-files.ts';
import { startTfjsWasm } from '../runtime/tfjs-wasm.ts';

/** The net with a branch per input size, as `npm run models` writes it. */
export type SegmentationGraph = Net;

const FOLDER = 'segmentation';

/**
 * Loads the net and starts the backend. The caller owns the graph; the backend stays.
 * @throws ModelFileError, ModelRuntimeError
 */
export async function loadSegmentationGraph(
  loadBytes: LoadBytes,
): Promise<{ readonly backend: BackendWasm; readonly graph: SegmentationGraph }> {
  const backend = await startTfjsWasm(loadBytes);
  return { backend, graph: await loadNet(loadBytes, FOLDER) };
}

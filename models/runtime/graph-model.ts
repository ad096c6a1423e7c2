import { type GraphModel, loadGraphModelSync } from '@tensorflow/tfjs-converter';
import type { io } from '@tensorflow/tfjs-core';
import { type LoadBytes, loadModelFiles, ModelFileError, parseJsonFile } from './model-files.ts';

/** A net as `npm run models` writes it. */
export type Net = GraphModel<io.IOHandlerSync>;

/**
 * Loads `model.json` and `weights.bin` of a folder below `models/`. The backend must run already.
 * The caller owns the net.
 * @throws ModelFileError
 */
export async function loadNet(loadBytes: LoadBytes, folder: string): Promise<Net> {
  const files = await loadModelFiles(loadBytes, folder, ['model.json', 'weights.bin']);
  const path = `${folder}/model.json`;
  const parsed = parseJsonFile(path, files['model.json']);
  try {
    // Its hash says that this is the very file that `npm run models` wrote.
    return loadGraphModelSync([parsed as io.ModelJSON, files['weights.bin'].buffer]);
  } catch (cause) {
    throw new ModelFileError(path, 'is not a model this version can read', { cause });
  }
}

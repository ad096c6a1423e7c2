import { loadNet } from '../runtime/graph-model.ts';
import {
  type LoadBytes,
  loadModelFiles,
  ModelFileError,
  parseJsonFile,
} from '../runtime/model-files.ts';
import { startTfjsWasm } from '../runtime/tfjs-wasm.ts';
import { LineRecognizer } from './line-recognizer.ts';
import { TextDetector } from './text-detector.ts';
import { NetTextReader, type TextReader } from './text-reader.ts';

const DETECTION = 'text-detection';
const RECOGNITION = 'text-recognition';

/**
 * Loads PP-OCRv4's detector and recogniser and the runtime they need. The caller disposes it.
 * @throws ModelFileError if a file is missing or damaged, ModelRuntimeError if the runtime cannot
 *   start here.
 */
export async function openTextReader(options: { loadBytes: LoadBytes }): Promise<TextReader> {
  const { loadBytes } = options;
  await startTfjsWasm(loadBytes);
  const dictionary = await loadDictionary(loadBytes);
  const detector = new TextDetector(await loadNet(loadBytes, DETECTION));
  try {
    const recognizer = new LineRecognizer(await loadNet(loadBytes, RECOGNITION), dictionary);
    return new NetTextReader(detector, recognizer);
  } catch (error) {
    detector.dispose();
    throw error;
  }
}

async function loadDictionary(loadBytes: LoadBytes): Promise<string[]> {
  const name = 'dictionary.json';
  const path = `${RECOGNITION}/${name}`;
  const { [name]: bytes } = await loadModelFiles(loadBytes, RECOGNITION, [name]);
  const parsed = parseJsonFile(path, bytes);
  if (!Array.isArray(parsed) || !parsed.every((entry) => typeof entry === 'string')) {
    throw new ModelFileError(path, 'is not a list of characters');
  }
  return parsed;
}

import {
  buildTextDetection,
  buildTextRecognition,
} from '../../../../scripts/models/text/build-text.ts';
import { buildTfjsWasm } from '../../../../scripts/models/tfjs-wasm.ts';
import { filesOf } from '../built-models.ts';

/** What `npm run models` would write for reading text, by path below `public/models/`. */
export async function buildTextModels(): Promise<Map<string, Uint8Array>> {
  const builds = [buildTextDetection(), buildTextRecognition(), buildTfjsWasm()];
  return new Map((await Promise.all(builds)).flatMap(filesOf));
}

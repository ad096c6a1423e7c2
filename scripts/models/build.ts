/**
 * `npm run models`: makes `public/models/` from installed npm packages. Running it again changes
 * nothing.
 */
import { fileURLToPath } from 'node:url';
import { writeFolder } from './artifacts.ts';
import { buildSegmentation } from './segmentation.ts';
import { buildTextDetection, buildTextRecognition } from './text/build-text.ts';
import { buildTfjsWasm } from './tfjs-wasm.ts';

const OUTPUT = fileURLToPath(new URL('../../public/models', import.meta.url));

try {
  for (const folder of await Promise.all([
    buildSegmentation(),
    buildTextDetection(),
    buildTextRecognition(),
    buildTfjsWasm(),
  ])) {
    const changed = await writeFolder(OUTPUT, folder);
    console.log(`public/models/${folder.name}: ${changed ? 'written' : 'up to date'}`);
  }
} catch (error) {
  console.error(`models: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

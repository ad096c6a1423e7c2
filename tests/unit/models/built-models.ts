import type { LoadBytes } from '../../../models/runtime/model-files.ts';
import type { ModelFolder } from '../../../scripts/models/artifacts.ts';
import { buildSegmentation } from '../../../scripts/models/segmentation.ts';
import { buildTfjsWasm } from '../../../scripts/models/tfjs-wasm.ts';

/** What `npm run models` would write, by path below `public/models/`. */
export async function buildModels(): Promise<Map<string, Uint8Array>> {
  const folders = await Promise.all([buildSegmentation(), buildTfjsWasm()]);
  return new Map(folders.flatMap(filesOf));
}

/** By path below `public/models/`. */
export function filesOf({ name, files }: ModelFolder): [string, Uint8Array][] {
  return [...files].map(([file, bytes]) => [`${name}/${file}`, bytes]);
}

export function loadFrom(files: ReadonlyMap<string, Uint8Array>): LoadBytes {
  return async (path) => {
    const bytes = files.get(path);
    if (!bytes) throw new Error(`404 ${path}`);
    return bytes;
  };
}

import { readFile } from 'node:fs/promises';
import { loadPersonModel, SEGMENTATION_SIZES } from '../../../models/segmentation/person-model.ts';
import type { PersonSegmenter } from '../../../models/segmentation/person-segmenter.ts';
import { openTextReader } from '../../../models/text/open-text-reader.ts';
import type { TextReader } from '../../../models/text/text-reader.ts';
import { type Kernels, startKernels } from '../../../pipeline/kernels.ts';

const PUBLIC = new URL('../../../public/', import.meta.url);

const load = async (path: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await readFile(new URL(path, PUBLIC)));

/** Everything that the engine looks at pictures with. */
export interface PictureModels {
  readonly kernels: Kernels;
  readonly segmenter: PersonSegmenter;
  readonly reader: TextReader;
}

/** Loads what `npm run models` and `npm run kernels` have written. */
export async function loadPictureModels(): Promise<PictureModels> {
  const options = { loadBytes: (path: string) => load(`models/${path}`) };
  const person = await loadPersonModel(options);
  return {
    kernels: await startKernels(await load('kernels.wasm')),
    segmenter: person.createSegmenter(SEGMENTATION_SIZES.normal),
    reader: await openTextReader(options),
  };
}

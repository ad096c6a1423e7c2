import { encodeText, type ModelFolder, withManifest } from './artifacts.ts';
import type { Size } from './layer-graph.ts';
import { lowerTflite } from './lower-tflite.ts';
import { moveConvolutionsBeforeResize } from './rewrite-layers.ts';
import { type LoadedSource, readSource, type SourceFile, sha256 } from './source-package.ts';
import { writeGraphModel } from './tfjs-graph.ts';
import { readTflite } from './tflite-reader.ts';

const SOURCE: SourceFile = {
  packageName: '@mediapipe/selfie_segmentation',
  path: 'selfie_segmentation_landscape.tflite',
  sha256: '4aafe6223bb8dac6fac8ca8ed56852870a33051ef3f6238822d282a109962894',
};

/** The size the net was trained at, and one for a busy machine: a third less work. */
const SIZES: readonly Size[] = [
  { width: 256, height: 144 },
  { width: 192, height: 112 },
];

const WEIGHTS = 'weights.bin';

/** The person segmentation net as a tfjs graph model. */
export async function buildSegmentation(): Promise<ModelFolder> {
  const source = await readSource(SOURCE);
  const { json, weights } = convertSegmentation(source.bytes);
  const modelJson = encodeText(JSON.stringify(json));
  return withManifest({
    name: 'segmentation',
    files: new Map([
      ['model.json', modelJson],
      [WEIGHTS, weights],
      ['PROVENANCE.md', encodeText(provenance(source, modelJson, weights))],
    ]),
  });
}

export function convertSegmentation(tflite: Uint8Array): ReturnType<typeof writeGraphModel> {
  const graph = moveConvolutionsBeforeResize(lowerTflite(readTflite(tflite)));
  return writeGraphModel(graph, SIZES, WEIGHTS);
}

function provenance(source: LoadedSource, modelJson: Uint8Array, weights: Uint8Array): string {
  const sizes = SIZES.map(({ width, height }) => `${width}×${height}`).join(' and ');
  return `# Person segmentation

MediaPipe Selfie Segmentation, landscape, by Google. Licence: Apache-2.0
(https://www.apache.org/licenses/LICENSE-2.0).

| | |
| --- | --- |
| npm package | \`${SOURCE.packageName}\` ${source.packageVersion} |
| file | \`${SOURCE.path}\` |
| sha256 | \`${SOURCE.sha256}\` |

Changed by this project: \`npm run models\` turned the TFLite file into a TensorFlow.js graph model
with a branch for each of the input sizes ${sizes}. The weights are the same, as 16 bit floats.
Activations are part of the convolution before them, 1×1 convolutions stand before the resize that
fed them, and the closing 2×2 transposed convolution is a 1×1 convolution whose four channels are
the pixels of a 2×2 block of the mask.

| output | bytes | sha256 |
| --- | --- | --- |
| \`model.json\` | ${modelJson.byteLength} | \`${sha256(modelJson)}\` |
| \`${WEIGHTS}\` | ${weights.byteLength} | \`${sha256(weights)}\` |
`;
}

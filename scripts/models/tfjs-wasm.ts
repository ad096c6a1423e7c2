import { encodeText, type ModelFolder, withManifest } from './artifacts.ts';
import { readSource, type SourceFile } from './source-package.ts';

/**
 * The build for one thread with SIMD. The threaded one cannot start under the extension's
 * Content Security Policy, and every browser the extension supports has SIMD.
 */
const SOURCE: SourceFile = {
  packageName: '@tensorflow/tfjs-backend-wasm',
  path: 'dist/tfjs-backend-wasm-simd.wasm',
  sha256: '77ebb28a6d34f371dbbf2086b7f2de8994acd8ea5a3cf1fa24d2c26c840cac7b',
};
const NAME = 'tfjs-backend-wasm-simd.wasm';

/** The WebAssembly half of the TensorFlow.js runtime, unchanged. */
export async function buildTfjsWasm(): Promise<ModelFolder> {
  const { bytes, packageVersion } = await readSource(SOURCE);
  const provenance = `# TensorFlow.js WebAssembly kernels

By Google; with XNNPACK. Licence: Apache-2.0 (https://www.apache.org/licenses/LICENSE-2.0), parts
of XNNPACK BSD-3-Clause.

Copied without change by \`npm run models\`.

| | |
| --- | --- |
| npm package | \`${SOURCE.packageName}\` ${packageVersion} |
| file | \`${SOURCE.path}\` |
| bytes | ${bytes.byteLength} |
| sha256 | \`${SOURCE.sha256}\` |
`;
  return withManifest({
    name: 'tfjs-wasm',
    files: new Map([
      [NAME, bytes],
      ['PROVENANCE.md', encodeText(provenance)],
    ]),
  });
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** TFLite compiled to WebAssembly, as a dev dependency ships it (the same functions by name). */
interface TfliteModule {
  readonly HEAPU8: Uint8Array;
  readonly HEAPF32: Float32Array;
  _getModelBufferMemoryOffset(): number;
  _loadModel(byteLength: number): number;
  _getInputMemoryOffset(): number;
  _getOutputMemoryOffset(): number;
  _getInputWidth(): number;
  _getInputHeight(): number;
  _runInference(): number;
}

type CreateTflite = (module: { readonly wasmBinary: Uint8Array }) => Promise<TfliteModule>;

const RUNTIME = '@twilio/video-processors/dist/build/tflite-simd-1-0-0';
const NET = '@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite';

/** The net as it was published, run by the runtime it was published for. */
export interface ReferenceNet {
  readonly width: number;
  readonly height: number;
  /** @param rgb 0 to 1. @returns a copy of the mask. */
  run(rgb: Float32Array): Float32Array;
}

export function readOriginalNet(): Uint8Array {
  return readFileSync(createRequire(import.meta.url).resolve(NET));
}

export async function loadReferenceNet(): Promise<ReferenceNet> {
  const require = createRequire(import.meta.url);
  const create = require(`${RUNTIME}.js`) as CreateTflite;
  const tflite = await create({ wasmBinary: readFileSync(require.resolve(`${RUNTIME}.wasm`)) });
  const net = readOriginalNet();
  tflite.HEAPU8.set(net, tflite._getModelBufferMemoryOffset());
  tflite._loadModel(net.byteLength);
  const width = tflite._getInputWidth();
  const height = tflite._getInputHeight();
  return {
    width,
    height,
    run(rgb) {
      tflite.HEAPF32.set(rgb, tflite._getInputMemoryOffset() / 4);
      tflite._runInference();
      const start = tflite._getOutputMemoryOffset() / 4;
      return tflite.HEAPF32.slice(start, start + width * height);
    },
  };
}

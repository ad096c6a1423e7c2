import { ExecuteRunner } from '../../models/segmentation/execute-runner.ts';
import { SEGMENTATION_SIZES } from '../../models/segmentation/person-model.ts';
import {
  createPersonSegmenter,
  type SegmentationSize,
} from '../../models/segmentation/person-segmenter.ts';
import { ReplayRunner } from '../../models/segmentation/replay/replay-runner.ts';
import { loadSegmentationGraph } from '../../models/segmentation/segmentation-graph.ts';

/** One way from a picture to a mask. Input: RGB, 0 to 1. */
export interface Contender extends SegmentationSize {
  readonly name: string;
  run(rgb: Float32Array): Float32Array;
}

/** Both engines of this project, for each size of the picture. */
export async function loadOwnContenders(): Promise<Contender[]> {
  const { backend, graph } = await loadSegmentationGraph((path) => fetchBytes(`/models/${path}`));
  return Object.values(SEGMENTATION_SIZES).flatMap((size) => [
    contend('replay', size, new ReplayRunner(backend, graph, size)),
    contend('execute', size, new ExecuteRunner(graph, size)),
  ]);
}

/** Of the worker's global scope, which the compiler's DOM library leaves out. */
declare function importScripts(url: string): void;

/** The functions that the peer's TFLite build exports. */
interface TfliteModule {
  readonly HEAPU8: Uint8Array;
  readonly HEAPF32: Float32Array;
  _getModelBufferMemoryOffset(): number;
  _loadModel(byteLength: number): number;
  _getInputMemoryOffset(): number;
  _getOutputMemoryOffset(): number;
  _runInference(): number;
}

declare function createTwilioTFLiteSIMDModule(module: {
  readonly wasmBinary: Uint8Array;
}): Promise<TfliteModule>;

/** The published net in TFLite's own WebAssembly build. */
export async function loadPeer(): Promise<Contender> {
  importScripts('/twilio/tflite-simd-1-0-0.js');
  const tflite = await createTwilioTFLiteSIMDModule({
    wasmBinary: await fetchBytes('/twilio/tflite-simd-1-0-0.wasm'),
  });
  const net = await fetchBytes('/mediapipe/selfie_segmentation_landscape.tflite');
  tflite.HEAPU8.set(net, tflite._getModelBufferMemoryOffset());
  tflite._loadModel(net.byteLength);
  const { width, height } = SEGMENTATION_SIZES.normal;
  return {
    name: `TFLite wasm ${width}×${height}`,
    width,
    height,
    run(rgb) {
      tflite.HEAPF32.set(rgb, tflite._getInputMemoryOffset() / 4);
      tflite._runInference();
      const start = tflite._getOutputMemoryOffset() / 4;
      return tflite.HEAPF32.subarray(start, start + width * height);
    },
  };
}

function contend(
  engine: 'replay' | 'execute',
  size: SegmentationSize,
  runner: ReplayRunner | ExecuteRunner,
): Contender {
  const segmenter = createPersonSegmenter(size, runner, engine);
  return {
    ...size,
    name: `${engine} ${size.width}×${size.height}`,
    run(rgb) {
      segmenter.input.set(rgb);
      return segmenter.run();
    },
  };
}

async function fetchBytes(path: string): Promise<Uint8Array> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

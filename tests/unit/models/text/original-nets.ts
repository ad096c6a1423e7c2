import * as ort from 'onnxruntime-web';
import { readSource, type SourceFile } from '../../../../scripts/models/source-package.ts';

/** A published net as its authors' format describes it, run by ONNX Runtime. */
export interface OriginalNet {
  /** @param picture `height × width × 3`, interleaved. */
  run(picture: Float32Array, height: number, width: number): Promise<Float32Array>;
  close(): Promise<void>;
}

export async function openOriginalNet(source: SourceFile): Promise<OriginalNet> {
  ort.env.wasm.numThreads = 1;
  const { bytes } = await readSource(source);
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  return {
    async run(picture, height, width) {
      const planes = new ort.Tensor('float32', toPlanes(picture), [1, 3, height, width]);
      const result = (await session.run({ [input]: planes }))[output];
      if (!(result?.data instanceof Float32Array)) throw new Error('the net gives floats');
      return result.data;
    },
    close: () => session.release(),
  };
}

function toPlanes(interleaved: Float32Array): Float32Array {
  const pixels = interleaved.length / 3;
  return interleaved.map((_, i) => interleaved[(i % pixels) * 3 + Math.floor(i / pixels)] ?? 0);
}

import { decodeFloat16 } from './float16.ts';
import type { ValueId } from './layer-graph.ts';
import type { TfliteModel, TfliteTensor } from './tflite-reader.ts';

/** Constants of the model as numbers, through the DEQUANTIZE that widens them. */
export class WeightReader {
  readonly #tensors: readonly TfliteTensor[];
  readonly #stored = new Map<ValueId, ValueId>();

  constructor(model: TfliteModel) {
    this.#tensors = model.tensors;
    for (const operator of model.operators) {
      if (operator.kind !== 'DEQUANTIZE') continue;
      const [stored] = operator.inputs;
      const [widened] = operator.outputs;
      if (stored !== undefined && widened !== undefined) this.#stored.set(widened, stored);
    }
  }

  shape(value: ValueId): readonly number[] {
    const tensor = this.#tensors[value];
    if (!tensor) throw new Error(`tensor ${value} does not exist`);
    return tensor.shape;
  }

  numbers(value: ValueId): Float32Array {
    const tensor = this.#tensors[this.#stored.get(value) ?? value];
    if (!tensor?.data) throw new Error(`tensor ${value} is not a constant`);
    const { data } = tensor;
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    switch (tensor.type) {
      case 'FLOAT16':
        return Float32Array.from({ length: data.length / 2 }, (_, i) =>
          decodeFloat16(view.getUint16(2 * i, true)),
        );
      case 'FLOAT32':
        return Float32Array.from({ length: data.length / 4 }, (_, i) =>
          view.getFloat32(4 * i, true),
        );
      case 'INT32':
        throw new Error(`tensor ${value} holds integers where weights are expected`);
    }
  }
}

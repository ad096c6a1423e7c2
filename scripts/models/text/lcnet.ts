import type { OnnxCursor } from '../onnx/onnx-cursor.ts';
import type { NetWriter, Value } from './net-writer.ts';

/**
 * The backbone of both nets, PP-LCNetV3: a convolution, then pairs of a depthwise convolution and
 * one of a pixel, some pairs with a squeeze-and-excitation gate between them.
 */
export class Lcnet {
  readonly #writer: NetWriter;
  readonly #source: OnnxCursor;

  constructor(writer: NetWriter, source: OnnxCursor) {
    this.#writer = writer;
    this.#source = source;
  }

  stem(input: Value): Value {
    return this.#writer.convolution(input, this.#source.convolution());
  }

  /** A number of pairs in a row; the gated ones by their place in it. */
  pairs(input: Value, gates: readonly ('plain' | 'gated')[]): Value {
    return gates.reduce((value, gate) => {
      const spread = this.#activated(value);
      return this.#activated(gate === 'gated' ? this.#gated(spread) : spread);
    }, input);
  }

  /** A convolution and the hard swish after it, which those with a stride lack. */
  #activated(input: Value): Value {
    const layer = this.#source.convolution();
    const affine = this.#source.hardSwish();
    if (!affine) return this.#writer.convolution(input, layer);
    const swish = this.#writer.hardSwish(input, layer);
    return { ...swish, scale: swish.scale * affine.scale, shift: affine.shift };
  }

  #gated(input: Value): Value {
    const gated = this.#writer.multiply(input, squeezeGate(this.#writer, this.#source, input));
    this.#source.skip('Mul');
    return gated;
  }
}

/** Squeeze-and-excitation (Hu et al., 2018): a factor for each channel from the picture's average. */
export function squeezeGate(writer: NetWriter, source: OnnxCursor, input: Value): Value {
  source.skip('GlobalAveragePool');
  const squeezed = writer.convolution(writer.globalAverage(input), source.convolution(), 'Relu');
  source.skip('Relu');
  return writer.hardSigmoid(squeezed, source.convolution(), source.hardSigmoid());
}

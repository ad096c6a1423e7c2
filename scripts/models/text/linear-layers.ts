import type { Affine, Convolution } from '../onnx/onnx-cursor.ts';

/** Convolutions of one pixel, seen as matrices: channels in × channels out. */

/** The layer with scale and shift of each of its input channels taken into it. */
export function foldIntoInput(layer: Convolution, { scale, shift }: Affine): Convolution {
  const out = layer.bias.length;
  const bias = Float64Array.from(layer.bias);
  for (const [i, w] of layer.weights.entries()) {
    bias[i % out] = (bias[i % out] ?? 0) + w * (shift[Math.floor(i / out)] ?? Number.NaN);
  }
  return {
    ...layer,
    weights: layer.weights.map((w, i) => w * (scale[Math.floor(i / out)] ?? Number.NaN)),
    bias: Float32Array.from(bias),
  };
}

/** Only these output channels, in this order. */
export function selectOutputs(layer: Convolution, channels: readonly number[]): Convolution {
  const [height, width, channelsIn, channelsOut] = layer.shape;
  const weights = new Float32Array(channelsIn * channels.length);
  for (let row = 0; row < channelsIn; row++) {
    for (const [i, channel] of channels.entries()) {
      weights[row * channels.length + i] = layer.weights[row * channelsOut + channel] ?? Number.NaN;
    }
  }
  const bias = Float32Array.from(channels, (channel) => layer.bias[channel] ?? Number.NaN);
  return { ...layer, shape: [height, width, channelsIn, channels.length], weights, bias };
}

/** The output times a number. */
export function scaleOutput(layer: Convolution, factor: number): Convolution {
  return {
    ...layer,
    weights: layer.weights.map((w) => w * factor),
    bias: layer.bias.map((b) => b * factor),
  };
}

/** `second` after `first`, as one layer. */
export function compose(first: Convolution, second: Convolution): Convolution {
  const [, , channelsIn, between] = first.shape;
  const out = second.shape[3];
  const product = (row: ArrayLike<number>, offset: number, o: number) => {
    let sum = 0;
    for (let k = 0; k < between; k++) {
      sum += (row[offset + k] ?? Number.NaN) * (second.weights[k * out + o] ?? Number.NaN);
    }
    return sum;
  };
  return {
    ...first,
    shape: [1, 1, channelsIn, out],
    weights: Float32Array.from({ length: channelsIn * out }, (_, i) =>
      product(first.weights, Math.floor(i / out) * between, i % out),
    ),
    bias: second.bias.map((b, o) => b + product(first.bias, 0, o)),
  };
}

/** The same layer for each of `count` groups of channels. */
export function repeatForGroups(layer: Convolution, count: number): Convolution {
  const [, , channelsIn, channelsOut] = layer.shape;
  const weights = new Float32Array(count ** 2 * channelsIn * channelsOut);
  for (let group = 0; group < count; group++) {
    for (let i = 0; i < channelsIn; i++) {
      const row = ((group * channelsIn + i) * count + group) * channelsOut;
      weights.set(layer.weights.subarray(i * channelsOut, (i + 1) * channelsOut), row);
    }
  }
  const bias = new Float32Array(count * channelsOut);
  for (let i = 0; i < bias.length; i++) bias[i] = layer.bias[i % channelsOut] ?? Number.NaN;
  return { ...layer, shape: [1, 1, count * channelsIn, count * channelsOut], weights, bias };
}

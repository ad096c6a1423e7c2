import { type GraphModelJson, graphModelJson } from '../graph-model-json.ts';
import type { Convolution } from '../onnx/onnx-cursor.ts';
import * as node from '../tfjs-nodes.ts';
import { TfjsWeights } from '../tfjs-weights.ts';

/**
 * `scale · node + shift`: a scale and shift that wait to become part of the weights of the layer
 * that reads them, where they cost nothing.
 */
export interface Value {
  readonly node: string;
  readonly scale: number;
  readonly shift: number;
}

type FusedActivation = 'Relu' | 'Relu6' | 'Sigmoid' | null;

const INPUT = 'picture';

/** Writes the nodes of one net as a tfjs graph model. Pictures are `1 × height × width × channels`. */
export class NetWriter {
  readonly input: Value = plain(INPUT);
  readonly #inputShape: readonly number[];
  readonly #nodes: node.GraphNode[];
  readonly #weights = new TfjsWeights();
  #count = 0;

  /** @param inputShape with -1 for a length that is open. */
  constructor(inputShape: readonly number[]) {
    this.#inputShape = inputShape;
    this.#nodes = [node.placeholder(INPUT, inputShape)];
  }

  /** @param outputShape with -1 for a length that is open. */
  finish(
    output: Value,
    outputShape: readonly number[],
    weightsPath: string,
  ): { readonly json: GraphModelJson; readonly weights: Uint8Array } {
    const json = graphModelJson({
      inputs: [{ name: INPUT, shape: this.#inputShape }],
      outputs: [{ name: this.plainNode(output), shape: outputShape }],
      nodes: this.#nodes,
      weights: this.#weights,
      weightsPath,
    });
    return { json, weights: this.#weights.bytes() };
  }

  convolution(input: Value, layer: Convolution, activation: FusedActivation = null): Value {
    const padded = layer.padding.some((cells) => cells > 0);
    // The border is 0 in terms of the value, so a shift must be there before the border is.
    const source = padded ? this.#shifted(input) : input;
    const { weights, bias } = foldInput(layer, source);
    const name = this.#name('conv');
    const fused = node.fusedConvolution({
      name,
      depthwise: layer.depthwise,
      input: source.node,
      weights: this.floats(`${name}/weights`, layer.shape, weights),
      bias: this.floats(`${name}/bias`, [bias.length], bias),
      strides: layer.strides,
      padding: padded ? layer.padding : 'VALID',
      activation,
    });
    return this.#add(fused);
  }

  /** A convolution and x · relu6(x + 3) / 6 (Howard et al., "Searching for MobileNetV3", 5.2). */
  hardSwish(input: Value, layer: Convolution): Value {
    const raised = this.convolution(input, { ...layer, bias: layer.bias.map((b) => b + 3) });
    const clamped = this.#elementwise('Relu6', raised);
    const linear = this.#elementwise('Sub', raised, this.#number(3));
    return { ...this.#elementwise('Mul', linear, clamped), scale: 1 / 6 };
  }

  /** A convolution and x · sigmoid(x). */
  swish(input: Value, layer: Convolution): Value {
    const linear = this.convolution(input, layer);
    return this.#elementwise('Mul', linear, this.#elementwise('Sigmoid', linear));
  }

  /** A convolution and clip(alpha · x + beta, 0, 1). */
  hardSigmoid(
    input: Value,
    layer: Convolution,
    { alpha, beta }: { readonly alpha: number; readonly beta: number },
  ): Value {
    const scaled = {
      ...layer,
      weights: layer.weights.map((w) => w * 6 * alpha),
      bias: layer.bias.map((b) => 6 * (b * alpha + beta)),
    };
    return { ...this.convolution(input, scaled, 'Relu6'), scale: 1 / 6 };
  }

  /** Element by element; a picture of one pixel counts for every pixel. */
  multiply(a: Value, b: Value): Value {
    const [first, second] = [this.#shifted(a), this.#shifted(b)];
    const product = this.#elementwise('Mul', first, second);
    return { ...product, scale: first.scale * second.scale };
  }

  add(a: Value, b: Value): Value {
    if (a.scale === b.scale) {
      return { ...this.#elementwise('AddV2', a, b), scale: a.scale, shift: a.shift + b.shift };
    }
    return this.#elementwise('AddV2', plain(this.plainNode(a)), plain(this.plainNode(b)));
  }

  /** One pixel: the average over the picture. */
  globalAverage(input: Value): Value {
    const axes = this.integers('rows-and-columns', [1, 2]);
    return { ...input, ...this.#add(node.mean(this.#name('average'), input.node, axes), input) };
  }

  /** Average over windows that do not overlap. */
  averagePool(input: Value, height: number, width: number): Value {
    const name = this.#name('average');
    return this.#add(node.averagePool(name, input.node, height, width), input);
  }

  /** Each pixel repeated until the picture is as large as `model`. */
  enlargeTo(input: Value, model: Value): Value {
    const name = this.#name('enlarged');
    const bounds = [1, 3].map((i) => this.integers(`position-${i}`, [i]));
    const step = this.integers('position-1', [1]);
    this.#nodes.push(
      node.elementwise(`${name}/shape`, 'Shape', [model.node]),
      node.arranged(`${name}/size`, 'StridedSlice', [`${name}/shape`, ...bounds, step]),
    );
    return this.#add(node.resizeNearest(name, [input.node, `${name}/size`]), input);
  }

  concat(values: readonly Value[]): Value {
    const inputs = values.map((value) => this.plainNode(value));
    const axis = this.integers('channels', 3);
    return this.#add(node.concat(this.#name('joined'), [...inputs, axis]));
  }

  /** The channels of each pixel with mean 0 and variance 1. */
  normalize(input: Value, epsilon: number): Value {
    const axis = this.integers('last', [-1]);
    const source = plain(this.plainNode(input));
    const mean = this.#add(node.mean(this.#name('mean'), source.node, axis));
    const centred = this.#elementwise('Sub', source, mean);
    const squares = this.#elementwise('Mul', centred, centred);
    const variance = this.#add(node.mean(this.#name('variance'), squares.node, axis));
    const safe = this.#elementwise('AddV2', variance, this.#number(epsilon));
    return this.#elementwise('Mul', centred, this.#elementwise('Rsqrt', safe));
  }

  /** Probabilities along the last axis. */
  softmax(input: Value): Value {
    return this.#elementwise('Softmax', plain(this.plainNode(input)));
  }

  reshape(input: Value, shape: readonly number[]): Value {
    const size = this.integers(`shape-${shape.join('x')}`, shape);
    return this.#add(node.arranged(this.#name('reshaped'), 'Reshape', [input.node, size]), input);
  }

  transpose(input: Value, order: readonly number[]): Value {
    const axes = this.integers(`order-${order.join('')}`, order);
    return this.#add(
      node.arranged(this.#name('transposed'), 'Transpose', [input.node, axes]),
      input,
    );
  }

  matMul(a: Value, b: Value, options: { readonly transposeSecond: boolean }): Value {
    const inputs = [this.plainNode(a), this.plainNode(b)] as const;
    return this.#add(node.batchMatMul(this.#name('product'), inputs, options.transposeSecond));
  }

  floats(name: string, shape: readonly number[], values: ArrayLike<number>): string {
    if (this.#weights.addFloats(name, shape, values)) {
      this.#nodes.push(node.constant(name, 'DT_FLOAT', shape));
    }
    return name;
  }

  /** A constant, once per name. */
  integers(name: string, values: number | readonly number[]): string {
    const shape = typeof values === 'number' ? [] : [values.length];
    const list = typeof values === 'number' ? [values] : values;
    if (this.#weights.addInt32s(name, shape, list)) {
      this.#nodes.push(node.constant(name, 'DT_INT32', shape));
    }
    return name;
  }

  /** The node that computes the value itself, with its scale and shift. */
  plainNode(value: Value): string {
    const { node: name, scale } = this.#shifted(value);
    return scale === 1 ? name : this.#elementwise('Mul', plain(name), this.#number(scale)).node;
  }

  /** The same value without shift. */
  #shifted(value: Value): Value {
    if (value.shift === 0) return value;
    const shift = this.#number(value.shift / value.scale);
    return { ...this.#elementwise('AddV2', value, shift), scale: value.scale };
  }

  #number(value: number): Value {
    return plain(this.floats(`number-${value}`, [], [value]));
  }

  #elementwise(op: Parameters<typeof node.elementwise>[1], ...inputs: readonly Value[]): Value {
    const names = inputs.map((input) => input.node);
    return this.#add(node.elementwise(this.#name(op.toLowerCase()), op, names));
  }

  #add(added: node.GraphNode, { scale, shift } = { scale: 1, shift: 0 }): Value {
    this.#nodes.push(added);
    return { node: added.name, scale, shift };
  }

  #name(role: string): string {
    return `${role}-${this.#count++}`;
  }
}

const plain = (name: string): Value => ({ node: name, scale: 1, shift: 0 });

/** Takes the input's scale and shift into the weights. */
function foldInput({ weights, bias }: Convolution, { scale, shift }: Value) {
  if (shift === 0) return { weights: weights.map((w) => w * scale), bias };
  const out = bias.length;
  const shifted = Float64Array.from(bias);
  for (const [i, w] of weights.entries()) shifted[i % out] = (shifted[i % out] ?? 0) + w * shift;
  return { weights: weights.map((w) => w * scale), bias: Float32Array.from(shifted) };
}

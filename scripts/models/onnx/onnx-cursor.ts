import type { OnnxConstant, OnnxGraph, OnnxNode } from './onnx-reader.ts';

/** A convolution with whatever scales and shifts its result folded into it. */
export interface Convolution {
  /** One filter per channel, each seeing its own channel only. */
  readonly depthwise: boolean;
  /** Height, width, channels in, channels out; height, width, channels, 1 if depthwise. */
  readonly shape: readonly [number, number, number, number];
  /** In the order of `shape`, row-major. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  /** Down, then across. */
  readonly strides: readonly [number, number];
  /** Rows above and below, columns left and right. */
  readonly padding: readonly [number, number];
}

/** A number for every channel, or one for all. */
export interface Affine {
  readonly scale: ArrayLike<number>;
  readonly shift: ArrayLike<number>;
}

/**
 * Walks over the nodes of an ONNX net whose layers are known, in their order, and hands out their
 * numbers. Every step says what it expects, so another net than the known one cannot pass.
 */
export class OnnxCursor {
  readonly #nodes: readonly OnnxNode[];
  readonly #constants: ReadonlyMap<string, OnnxConstant>;
  #next = 0;

  constructor(graph: OnnxGraph) {
    this.#nodes = graph.nodes;
    this.#constants = graph.constants;
  }

  /** @throws Error if nodes are left over. */
  end(): void {
    const left = this.#nodes[this.#next];
    if (left) throw new Error(`${left.operator} ${left.output} was not expected`);
  }

  /** Steps over these operators. */
  skip(...operators: readonly string[]): void {
    for (const operator of operators) this.#take(operator);
  }

  /** Steps over all nodes before the next one with this operator. */
  skipTo(operator: string): void {
    while (this.#nodes[this.#next] && this.#nodes[this.#next]?.operator !== operator) this.#next++;
  }

  /** A convolution, transposed or not, and what follows it of batch normalisation and the like. */
  convolution(): Convolution {
    const transposed = this.#nodes[this.#next]?.operator === 'ConvTranspose';
    const node = this.#take(transposed ? 'ConvTranspose' : 'Conv');
    const kernel = this.#constant(node, 1);
    const convolution = transposed ? transposedWeights(kernel) : convolutionWeights(kernel);
    const [top = 0, left = 0, bottom = 0, right = 0] = node.integers.get('pads') ?? [];
    const [down = 1, across = 1] = node.integers.get('strides') ?? [];
    if (top !== bottom || left !== right) throw new Error(`${node.output}: uneven padding`);
    const channels = kernel.shape[transposed ? 1 : 0] ?? 0;
    const bias = node.inputs.length > 2 ? this.#constant(node, 2).values : null;
    const affines = this.#affines(node.output);
    const folded = affines.reduce(applyAffine, {
      ...convolution,
      bias: bias ?? new Float32Array(channels),
      strides: transposed ? [1, 1] : [down, across],
      padding: [top, left],
    });
    return transposed ? repeatBias(folded) : folded;
  }

  /** x · relu6(x + 3) / 6 and the scale and shift after it; null if the next layer is another. */
  hardSwish(): { readonly scale: number; readonly shift: number } | null {
    const node = this.#nodes[this.#next];
    if (node?.operator !== 'Add' || this.#scalar(node) !== 3) return null;
    this.skip('Add', 'Clip', 'Mul');
    const divided = this.#take('Div');
    if (this.#scalar(divided) !== 6) throw new Error(`${divided.output}: no hard swish`);
    const [scale, shift] = [this.#take('Mul'), this.#take('Add')].map((n) => this.#scalar(n));
    if (scale === undefined || shift === undefined) throw new Error(`${divided.output}: no affine`);
    return { scale, shift };
  }

  /** clip(alpha · x + beta, 0, 1). */
  hardSigmoid(): { readonly alpha: number; readonly beta: number } {
    const { floats } = this.#take('HardSigmoid');
    return { alpha: floats.get('alpha') ?? 0.2, beta: floats.get('beta') ?? 0.5 };
  }

  /** A matrix product and the bias after it, as a convolution of one pixel. */
  linear(): Convolution {
    const product = this.#take('MatMul');
    const { shape, values } = this.#constant(product, 1);
    const [channelsIn = 0, channelsOut = 0] = shape;
    const bias = this.#take('Add');
    return {
      depthwise: false,
      shape: [1, 1, channelsIn, channelsOut],
      weights: values,
      bias: this.#constant(bias, 1).values,
      strides: [1, 1],
      padding: [0, 0],
    };
  }

  /** Normalisation over the channels of each pixel; the scale and shift are of its last step. */
  layerNorm(): Affine & { readonly epsilon: number } {
    this.skip('ReduceMean', 'Sub', 'Pow', 'ReduceMean');
    const epsilon = this.#scalar(this.#take('Add'));
    if (epsilon === undefined) throw new Error('a normalisation without epsilon');
    this.skip('Sqrt', 'Div');
    const scale = this.#constant(this.#take('Mul'), 1).values;
    const shift = this.#constant(this.#take('Add'), 1).values;
    return { scale, shift, epsilon };
  }

  /** The factor of a multiplication by one number. */
  factor(): number {
    const node = this.#take('Mul');
    const factor = this.#scalar(node);
    if (factor === undefined) throw new Error(`${node.output} is no multiplication by a number`);
    return factor;
  }

  #take(operator: string): OnnxNode {
    const node = this.#nodes[this.#next++];
    if (node?.operator !== operator) {
      throw new Error(`${operator} was expected, not ${node?.operator} ${node?.output}`);
    }
    return node;
  }

  #constant(node: OnnxNode, index: number): OnnxConstant {
    const constant = this.#constants.get(node.inputs[index] ?? '');
    if (!constant) throw new Error(`${node.output}: input ${index} is no constant`);
    return constant;
  }

  #scalar(node: OnnxNode): number | undefined {
    const constant = node.inputs.map((name) => this.#constants.get(name)).find((c) => c);
    return constant?.values.length === 1 ? constant.values[0] : undefined;
  }

  /** The linear steps that come right after a convolution. */
  #affines(output: string): Affine[] {
    const affines: Affine[] = [];
    for (let result = output; ; ) {
      const node = this.#nodes[this.#next];
      const affine = node?.inputs.includes(result) ? this.#affineOf(node) : null;
      if (!node || !affine) return affines;
      affines.push(affine);
      result = node.output;
      this.#next++;
    }
  }

  #affineOf(node: OnnxNode): Affine | null {
    if (node.operator === 'BatchNormalization') return this.#normalization(node);
    const values = node.inputs.map((name) => this.#constants.get(name)?.values).find((v) => v);
    if (!values) return null;
    // A lone addition of 3 begins a hard swish.
    if (node.operator === 'Add' && !(values.length === 1 && values[0] === 3)) {
      return { scale: [1], shift: values };
    }
    const followedByAdd = this.#nodes[this.#next + 1]?.inputs.includes(node.output);
    const nextIsAdd = this.#nodes[this.#next + 1]?.operator === 'Add';
    return node.operator === 'Mul' && followedByAdd && nextIsAdd
      ? { scale: values, shift: [0] }
      : null;
  }

  #normalization(node: OnnxNode): Affine {
    const [gamma, beta, mean, variance] = [1, 2, 3, 4].map((i) => this.#constant(node, i).values);
    const epsilon = node.floats.get('epsilon') ?? 1e-5;
    const scale = Float32Array.from(
      gamma ?? [],
      (g, i) => g / Math.sqrt((variance?.[i] ?? Number.NaN) + epsilon),
    );
    const shift = scale.map((s, i) => (beta?.[i] ?? Number.NaN) - (mean?.[i] ?? Number.NaN) * s);
    return { scale, shift };
  }
}

const at = (values: ArrayLike<number>, i: number) =>
  values[values.length === 1 ? 0 : i] ?? Number.NaN;

/** The convolution followed by scale and shift, as one convolution. */
function applyAffine(convolution: Convolution, { scale, shift }: Affine): Convolution {
  const channels = convolution.bias.length;
  const repeats = convolution.depthwise ? 1 : convolution.shape[3] / channels;
  if (!Number.isInteger(repeats)) throw new Error('bias and filters do not fit together');
  return {
    ...convolution,
    weights: convolution.weights.map((w, i) => w * at(scale, i % channels)),
    bias: convolution.bias.map((b, i) => b * at(scale, i) + at(shift, i)),
  };
}

/** For channels that are the pixels of a block. */
function repeatBias(convolution: Convolution): Convolution {
  const { bias, shape } = convolution;
  const repeated = Float32Array.from({ length: shape[3] }, (_, i) => at(bias, i % bias.length));
  return { ...convolution, bias: repeated };
}

/** ONNX has out × in × height × width. */
function convolutionWeights({ shape, values }: OnnxConstant) {
  const [out = 0, channelsIn = 0, height = 0, width = 0] = shape;
  const depthwise = channelsIn === 1 && out > 1;
  const inner = height * width;
  const weights = Float32Array.from(values, (_, i) => {
    const o = i % out;
    const rest = Math.floor(i / out);
    const c = rest % channelsIn;
    return values[(o * channelsIn + c) * inner + Math.floor(rest / channelsIn)] ?? Number.NaN;
  });
  const size = depthwise
    ? ([height, width, out, 1] as const)
    : ([height, width, channelsIn, out] as const);
  return { depthwise, shape: size, weights };
}

/**
 * A transposed convolution whose stride is its filter's size: no two input pixels meet in one
 * output pixel, so it is a convolution of one pixel to `height · width · out` channels, in that
 * order. ONNX has in × out × height × width.
 */
function transposedWeights({ shape, values }: OnnxConstant) {
  const [channelsIn = 0, out = 0, height = 0, width = 0] = shape;
  const block = height * width;
  const weights = Float32Array.from(values, (_, i) => {
    const c = Math.floor(i / (block * out));
    const place = Math.floor(i / out) % block;
    return values[(c * out + (i % out)) * block + place] ?? Number.NaN;
  });
  return { depthwise: false, shape: [1, 1, channelsIn, block * out] as const, weights };
}

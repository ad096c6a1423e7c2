import { type GraphModelJson, graphModelJson, type NamedTensor } from './graph-model-json.ts';
import {
  type ArithmeticLayer,
  type ConvolutionLayer,
  inferShapes,
  type Layer,
  type LayerGraph,
  type Shape,
  type Size,
  shapeOf,
  type ValueId,
} from './layer-graph.ts';
import * as node from './tfjs-nodes.ts';
import { TfjsWeights } from './tfjs-weights.ts';

/**
 * Writes layers as a graph model with one branch per input size. The branches share their weights
 * and are named `input-256x144` → `mask-256x144`; running one leaves the others alone.
 * A branch computes `1 × height/b × width/b × b²`, with b the graph's output block.
 */
export function writeGraphModel(
  graph: LayerGraph,
  sizes: readonly Size[],
  weightsPath: string,
): { readonly json: GraphModelJson; readonly weights: Uint8Array } {
  const weights = new TfjsWeights();
  const branches = sizes.map((size) => new Branch(graph, size, weights));
  const json = graphModelJson({
    inputs: branches.map(({ input }) => input),
    outputs: branches.map(({ output }) => output),
    nodes: branches.flatMap(({ nodes }) => nodes),
    weights,
    weightsPath,
  });
  return { json, weights: weights.bytes() };
}

/** The nodes of one input size. Constants that another branch has written already are only named. */
class Branch {
  readonly nodes: node.GraphNode[] = [];
  readonly input: NamedTensor;
  readonly output: NamedTensor;
  readonly #weights: TfjsWeights;
  readonly #shapes: ReadonlyMap<ValueId, Shape>;
  readonly #names = new Map<ValueId, string>();
  readonly #suffix: string;

  constructor(graph: LayerGraph, size: Size, weights: TfjsWeights) {
    this.#weights = weights;
    this.#suffix = `${size.width}x${size.height}`;
    this.#shapes = inferShapes(graph, size);
    this.input = this.#endpoint('input', graph.input);
    this.output = this.#endpoint('mask', graph.output);
    this.nodes.push(node.placeholder(this.input.name, this.input.shape));
    for (const [index, layer] of graph.layers.entries()) this.#write(layer, index);
  }

  #endpoint(role: string, value: ValueId): NamedTensor {
    const { width, height, channels } = shapeOf(this.#shapes, value);
    const name = `${role}-${this.#suffix}`;
    this.#names.set(value, name);
    return { name, shape: [1, height, width, channels] };
  }

  #name(value: ValueId): string {
    return this.#names.get(value) ?? `v${value}-${this.#suffix}`;
  }

  #write(layer: Layer, index: number): void {
    const name = this.#name(layer.output);
    const input = this.#name(layer.input);
    switch (layer.kind) {
      case 'convolution':
        this.#writeConvolution(layer, index);
        return;
      case 'global-average': {
        const { height, width } = shapeOf(this.#shapes, layer.input);
        this.nodes.push(node.averagePool(name, input, height, width));
        return;
      }
      case 'resize': {
        const { height, width } = shapeOf(this.#shapes, layer.output);
        const size = `size-${width}x${height}`;
        if (this.#weights.addInt32s(size, [2], [height, width])) {
          this.nodes.push(node.constant(size, 'DT_INT32', [2]));
        }
        this.nodes.push(node.resizeBilinear(name, [input, size], layer));
        return;
      }
      default: {
        const op = layer.kind === 'add' ? 'AddV2' : 'Mul';
        this.nodes.push(node.elementwise(name, op, [input, this.#writeOperand(layer, name)]));
      }
    }
  }

  /**
   * The kernels handle a 1 × 1 operand one pixel at a time, which is slow for pixels of few
   * channels: such an operand is first spread over one row of the picture.
   */
  #writeOperand(layer: ArithmeticLayer, name: string): string {
    const other = this.#name(layer.other);
    const { width, channels } = shapeOf(this.#shapes, layer.output);
    const single = shapeOf(this.#shapes, layer.other).width === 1;
    if (!single || channels > FEW_CHANNELS || width < LONG_ROW) return other;
    const row = this.#floats(`ones-${width}`, [1, 1, width, 1], new Array(width).fill(1));
    this.nodes.push(node.elementwise(`${name}/row`, 'Mul', [row, other]));
    return `${name}/row`;
  }

  #writeConvolution(layer: ConvolutionLayer, index: number): void {
    const name = this.#name(layer.output);
    const swish = layer.activation === 'hard-swish';
    this.nodes.push(
      node.fusedConvolution({
        name: swish ? `${name}/linear` : name,
        depthwise: layer.depthwise,
        input: this.#name(layer.input),
        weights: this.#floats(`weights-${index}`, layer.weightShape, layer.weights),
        bias: this.#floats(`bias-${index}`, [layer.bias.length], layer.bias),
        strides: layer.strides,
        padding: layer.padding,
        activation: TFJS_ACTIVATIONS[layer.activation],
      }),
    );
    if (swish) this.#writeHardSwish(`${name}/linear`, name);
  }

  /** x · relu6(x + 3) / 6 (Howard et al., "Searching for MobileNetV3", 2019, section 5.2). */
  #writeHardSwish(input: string, name: string): void {
    const three = this.#floats('three', [], [3]);
    const sixth = this.#floats('sixth', [], [1 / 6]);
    this.nodes.push(
      node.elementwise(`${name}/shifted`, 'AddV2', [input, three]),
      node.elementwise(`${name}/clamped`, 'Relu6', [`${name}/shifted`]),
      node.elementwise(`${name}/gate`, 'Mul', [`${name}/clamped`, sixth]),
      node.elementwise(name, 'Mul', [input, `${name}/gate`]),
    );
  }

  #floats(name: string, shape: readonly number[], values: ArrayLike<number>): string {
    if (this.#weights.addFloats(name, shape, values)) {
      this.nodes.push(node.constant(name, 'DT_FLOAT', shape));
    }
    return name;
  }
}

/** From here on spreading an operand over a row costs more than it saves, as measured. */
const FEW_CHANNELS = 16;
const LONG_ROW = 48;

const TFJS_ACTIVATIONS = {
  linear: null,
  relu: 'Relu',
  sigmoid: 'Sigmoid',
  'hard-swish': null,
} as const;

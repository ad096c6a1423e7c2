/**
 * The intermediate form between the file formats: layers in execution order, weights as plain
 * numbers, activations inside the layer that feeds them, and no size of the picture in it.
 */

export type Activation = 'linear' | 'relu' | 'sigmoid' | 'hard-swish';

/** Names one computed picture. All are height × width × channels, or 1 × 1 × channels. */
export type ValueId = number;

export interface ConvolutionLayer {
  readonly kind: 'convolution';
  readonly input: ValueId;
  readonly output: ValueId;
  /** One filter per channel, each seeing its own channel only. */
  readonly depthwise: boolean;
  /** Row-major: height × width × in × out, or height × width × channels × 1 if depthwise. */
  readonly weights: Float32Array;
  readonly weightShape: readonly [number, number, number, number];
  readonly bias: Float32Array;
  /** Down, then across. */
  readonly strides: readonly [number, number];
  readonly padding: 'SAME' | 'VALID';
  readonly activation: Activation;
}

export interface GlobalAverageLayer {
  readonly kind: 'global-average';
  readonly input: ValueId;
  readonly output: ValueId;
}

/** Element by element; a 1 × 1 operand counts for every pixel. */
export interface ArithmeticLayer {
  readonly kind: 'add' | 'multiply';
  readonly input: ValueId;
  readonly other: ValueId;
  readonly output: ValueId;
}

export interface ResizeLayer {
  readonly kind: 'resize';
  readonly input: ValueId;
  readonly output: ValueId;
  /** Down, then across. */
  readonly factors: readonly [number, number];
  readonly alignCorners: boolean;
  readonly halfPixelCenters: boolean;
}

export type Layer = ConvolutionLayer | GlobalAverageLayer | ArithmeticLayer | ResizeLayer;

export interface LayerGraph {
  readonly input: ValueId;
  readonly inputChannels: number;
  readonly output: ValueId;
  /** The mask's pixels lie in `outputBlock`² channels of a picture that is this much smaller. */
  readonly outputBlock: number;
  readonly layers: readonly Layer[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Shape extends Size {
  readonly channels: number;
}

/**
 * The shape of every value for one size of the input.
 * @throws Error if layers do not fit together at that size.
 */
export function inferShapes(graph: LayerGraph, size: Size): Map<ValueId, Shape> {
  const shapes = new Map<ValueId, Shape>([
    [graph.input, { ...size, channels: graph.inputChannels }],
  ]);
  for (const layer of graph.layers) shapes.set(layer.output, outputShape(layer, shapes));
  return shapes;
}

export function shapeOf(shapes: ReadonlyMap<ValueId, Shape>, value: ValueId): Shape {
  const shape = shapes.get(value);
  if (!shape) throw new Error(`value ${value} is used before it is computed`);
  return shape;
}

function outputShape(layer: Layer, shapes: ReadonlyMap<ValueId, Shape>): Shape {
  const input = shapeOf(shapes, layer.input);
  switch (layer.kind) {
    case 'convolution':
      return convolutionShape(layer, input);
    case 'global-average':
      return { width: 1, height: 1, channels: input.channels };
    case 'resize':
      return {
        height: input.height * layer.factors[0],
        width: input.width * layer.factors[1],
        channels: input.channels,
      };
    default:
      return broadcastShape(input, shapeOf(shapes, layer.other));
  }
}

function convolutionShape(layer: ConvolutionLayer, input: Shape): Shape {
  const [height, width, channelsIn, channelsOut] = layer.weightShape;
  if (channelsIn !== input.channels) {
    throw new Error(`a convolution over ${channelsIn} channels gets ${input.channels}`);
  }
  const reach = (length: number, kernel: number, stride: number) =>
    layer.padding === 'SAME'
      ? Math.ceil(length / stride)
      : Math.floor((length - kernel) / stride) + 1;
  return {
    height: reach(input.height, height, layer.strides[0]),
    width: reach(input.width, width, layer.strides[1]),
    channels: layer.depthwise ? channelsIn : channelsOut,
  };
}

function broadcastShape(a: Shape, b: Shape): Shape {
  const fits = (x: number, y: number) => x === y || x === 1 || y === 1;
  if (a.channels !== b.channels || !fits(a.width, b.width) || !fits(a.height, b.height)) {
    throw new Error(
      `${describe(a)} and ${describe(b)} cannot be combined: choose another input size`,
    );
  }
  return {
    width: Math.max(a.width, b.width),
    height: Math.max(a.height, b.height),
    channels: a.channels,
  };
}

const describe = ({ width, height, channels }: Shape) => `${width}×${height}×${channels}`;

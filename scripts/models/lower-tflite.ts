import type { Activation, ConvolutionLayer, Layer, LayerGraph, ValueId } from './layer-graph.ts';
import type { ConvolutionOperator, CustomOperator, TfliteOperator } from './tflite-operators.ts';
import type { TfliteModel } from './tflite-reader.ts';
import { WeightReader } from './tflite-weights.ts';

/** MediaPipe's own operator; no other of its kind is known to this converter. */
const TRANSPOSED_CONVOLUTION = 'Convolution2DTransposeBias';
/** Mask pixels per pixel of the last layer, in each direction. */
const OUTPUT_BLOCK = 2;
/** Its options are three little-endian int32: padding (1 = same), stride across, stride down. */
const TRANSPOSED_OPTIONS = [1, OUTPUT_BLOCK, OUTPUT_BLOCK];

const ACTIVATIONS: Partial<Record<TfliteOperator['kind'], Activation>> = {
  RELU: 'relu',
  LOGISTIC: 'sigmoid',
  HARD_SWISH: 'hard-swish',
};

/**
 * Turns a TFLite net that ends in a 2×2 transposed convolution into layers. Activations move into
 * the convolution before them, and that last convolution becomes a 1×1 one whose four channels
 * are the pixels of a 2×2 block of the mask.
 * @throws Error if the net has another form.
 */
export function lowerTflite(model: TfliteModel): LayerGraph {
  const [input] = model.inputs;
  const [output] = model.outputs;
  const inputChannels = input === undefined ? undefined : model.tensors[input]?.shape[3];
  if (input === undefined || output === undefined || inputChannels === undefined) {
    throw new Error('a net from one picture to one mask is expected');
  }
  const weights = new WeightReader(model);
  const layers: Layer[] = [];
  for (const operator of model.operators) {
    if (operator.kind === 'DEQUANTIZE') continue;
    const activation = ACTIVATIONS[operator.kind];
    if (activation) fuseActivation(layers, operator, activation, model.operators);
    else layers.push(lowerOperator(operator, weights));
  }
  const last = layers.at(-1);
  if (last?.output !== output || model.operators.at(-2)?.kind !== 'CUSTOM') {
    throw new Error(`a net that ends in ${TRANSPOSED_CONVOLUTION} is expected`);
  }
  return { input, inputChannels, output, outputBlock: OUTPUT_BLOCK, layers };
}

function lowerOperator(operator: TfliteOperator, weights: WeightReader): Layer {
  const input = operand(operator, 0);
  const output = result(operator);
  switch (operator.kind) {
    case 'CONV_2D':
    case 'DEPTHWISE_CONV_2D':
      return lowerConvolution(operator, weights);
    case 'CUSTOM':
      return lowerTransposedConvolution(operator, weights);
    case 'MEAN':
      return { kind: 'global-average', input, output };
    case 'ADD':
      return { kind: 'add', input, other: operand(operator, 1), output };
    case 'MUL':
      return { kind: 'multiply', input, other: operand(operator, 1), output };
    case 'RESIZE_BILINEAR': {
      const [, fromHeight = 0, fromWidth = 0] = weights.shape(input);
      const [, toHeight = 0, toWidth = 0] = weights.shape(output);
      const factors = [toHeight / fromHeight, toWidth / fromWidth] as const;
      if (!factors.every(Number.isInteger))
        throw new Error(`a resize by ${factors} is not supported`);
      const { alignCorners, halfPixelCenters } = operator;
      return { kind: 'resize', input, output, factors, alignCorners, halfPixelCenters };
    }
    default:
      throw new Error(`${operator.kind} cannot stand alone`);
  }
}

function lowerConvolution(operator: ConvolutionOperator, weights: WeightReader): ConvolutionLayer {
  const filter = operand(operator, 1);
  const depthwise = operator.kind === 'DEPTHWISE_CONV_2D';
  const [out, height, width, channels] = fourSizes(weights.shape(filter));
  const numbers = weights.numbers(filter);
  return {
    kind: 'convolution',
    input: operand(operator, 0),
    output: result(operator),
    depthwise,
    weights: depthwise ? numbers : moveOutputChannelsLast(numbers, out),
    weightShape: depthwise ? [height, width, channels, 1] : [height, width, channels, out],
    bias: weights.numbers(operand(operator, 2)),
    strides: operator.strides,
    padding: operator.padding,
    activation: operator.activation === 'RELU' ? 'relu' : 'linear',
  };
}

/**
 * With a 2×2 filter and stride 2 no two input pixels meet in one output pixel, so it is a 1×1
 * convolution to one channel per pixel of the block: TFLite's order `1, y, x, in` is that matrix.
 */
function lowerTransposedConvolution(
  operator: CustomOperator,
  weights: WeightReader,
): ConvolutionLayer {
  const filter = operand(operator, 1);
  const [out, height, width, channels] = fourSizes(weights.shape(filter));
  const blockPixels = OUTPUT_BLOCK ** 2;
  if (
    operator.name !== TRANSPOSED_CONVOLUTION ||
    out !== 1 ||
    height !== OUTPUT_BLOCK ||
    width !== OUTPUT_BLOCK ||
    String(int32s(operator.options)) !== String(TRANSPOSED_OPTIONS)
  ) {
    throw new Error(`operator ${operator.name} in this form is not supported`);
  }
  return {
    kind: 'convolution',
    input: operand(operator, 0),
    output: result(operator),
    depthwise: false,
    weights: moveOutputChannelsLast(weights.numbers(filter), blockPixels),
    weightShape: [1, 1, channels, blockPixels],
    bias: new Float32Array(blockPixels).fill(
      weights.numbers(operand(operator, 2))[0] ?? Number.NaN,
    ),
    strides: [1, 1],
    padding: 'VALID',
    activation: 'linear',
  };
}

/** Puts an activation into the layer that computes its only input. */
function fuseActivation(
  layers: Layer[],
  operator: TfliteOperator,
  activation: Activation,
  operators: readonly TfliteOperator[],
): void {
  const input = operand(operator, 0);
  const index = layers.findIndex((layer) => layer.output === input);
  const layer = layers[index];
  const readers = operators.filter(({ inputs }) => inputs.includes(input)).length;
  if (layer?.kind !== 'convolution' || layer.activation !== 'linear' || readers !== 1) {
    throw new Error(`${operator.kind} must follow a convolution that nothing else reads`);
  }
  layers[index] = { ...layer, activation, output: result(operator) };
}

/** `out × rest` to `rest × out`. */
function moveOutputChannelsLast(numbers: Float32Array, out: number): Float32Array {
  const rest = numbers.length / out;
  return Float32Array.from(
    numbers,
    (_, i) => numbers[(i % out) * rest + Math.floor(i / out)] ?? Number.NaN,
  );
}

function operand(operator: TfliteOperator, index: number): ValueId {
  const value = operator.inputs[index];
  if (value === undefined) throw new Error(`${operator.kind} lacks its input ${index}`);
  return value;
}

function result(operator: TfliteOperator): ValueId {
  const [value] = operator.outputs;
  if (value === undefined) throw new Error(`${operator.kind} has no output`);
  return value;
}

function fourSizes(shape: readonly number[]): [number, number, number, number] {
  const [a, b, c, d] = shape;
  if (a === undefined || b === undefined || c === undefined || d === undefined) {
    throw new Error(`weights of shape [${shape}] are not supported`);
  }
  return [a, b, c, d];
}

function int32s(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength >> 2 }, (_, i) => view.getInt32(4 * i, true));
}

import type { FlatTable } from './flatbuffer.ts';

export type Padding = 'SAME' | 'VALID';
export type FusedActivation = 'NONE' | 'RELU';

interface OperatorBase {
  /** Indices into the tensors of the model. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

export interface ConvolutionOperator extends OperatorBase {
  readonly kind: 'CONV_2D' | 'DEPTHWISE_CONV_2D';
  readonly padding: Padding;
  /** Down, then across. */
  readonly strides: readonly [number, number];
  readonly activation: FusedActivation;
}

export interface ArithmeticOperator extends OperatorBase {
  readonly kind: 'ADD' | 'MUL';
}

export interface ResizeOperator extends OperatorBase {
  readonly kind: 'RESIZE_BILINEAR';
  readonly alignCorners: boolean;
  readonly halfPixelCenters: boolean;
}

export interface PlainOperator extends OperatorBase {
  readonly kind: 'DEQUANTIZE' | 'LOGISTIC' | 'RELU' | 'HARD_SWISH' | 'MEAN';
}

export interface CustomOperator extends OperatorBase {
  readonly kind: 'CUSTOM';
  readonly name: string;
  readonly options: Uint8Array;
}

export type TfliteOperator =
  | ConvolutionOperator
  | ArithmeticOperator
  | ResizeOperator
  | PlainOperator
  | CustomOperator;

/** `BuiltinOperator` of the TFLite schema, as far as the models here use it. */
const BUILTIN = new Map<number, TfliteOperator['kind']>([
  [0, 'ADD'],
  [3, 'CONV_2D'],
  [4, 'DEPTHWISE_CONV_2D'],
  [6, 'DEQUANTIZE'],
  [14, 'LOGISTIC'],
  [18, 'MUL'],
  [19, 'RELU'],
  [23, 'RESIZE_BILINEAR'],
  [32, 'CUSTOM'],
  [40, 'MEAN'],
  [117, 'HARD_SWISH'],
]);

/** Field numbers of TensorFlow's schema.fbs. */
const CODE = { oldBuiltin: 0, customName: 1, builtin: 3 };
const OPERATOR = { code: 0, inputs: 1, outputs: 2, options: 4, customOptions: 5 };
const RESIZE = { alignCorners: 2, halfPixelCenters: 3 };
const REDUCE = { keepDims: 0 };
const ARITHMETIC = { activation: 0 };
const CONVOLUTION = {
  CONV_2D: { activation: 3, dilationX: 4, dilationY: 5 },
  // Field 3 is the depth multiplier here, so everything behind it moves by one.
  DEPTHWISE_CONV_2D: { activation: 4, dilationX: 5, dilationY: 6 },
};

/** @throws Error for operators, and settings of operators, that the converter does not know. */
export function readOperator(table: FlatTable, codes: readonly FlatTable[]): TfliteOperator {
  const code = codes[table.uint32(OPERATOR.code, 0)];
  if (!code) throw new Error('an operator refers to a code that does not exist');
  // Codes above 127 did not fit into the old byte and live in their own field (schema version 3a).
  const number = Math.max(code.int8(CODE.oldBuiltin, 0), code.int32(CODE.builtin, 0));
  const kind = BUILTIN.get(number);
  if (kind === undefined) throw new Error(`TFLite operator ${number} is not supported`);
  const base = {
    inputs: table.int32s(OPERATOR.inputs),
    outputs: table.int32s(OPERATOR.outputs),
  };
  const options = table.table(OPERATOR.options);
  switch (kind) {
    case 'CONV_2D':
    case 'DEPTHWISE_CONV_2D':
      return { kind, ...base, ...readConvolution(kind, requireOptions(kind, options)) };
    case 'RESIZE_BILINEAR':
      return { kind, ...base, ...readResize(requireOptions(kind, options)) };
    case 'ADD':
    case 'MUL':
      if (options && options.int8(ARITHMETIC.activation, 0) !== 0) {
        throw new Error(`${kind} with an activation in it is not supported`);
      }
      return { kind, ...base };
    case 'MEAN':
      if (!options || options.int8(REDUCE.keepDims, 0) === 0) {
        throw new Error('MEAN that drops dimensions is not supported');
      }
      return { kind, ...base };
    case 'CUSTOM':
      return {
        kind,
        ...base,
        name: code.string(CODE.customName),
        options: table.bytes(OPERATOR.customOptions),
      };
    default:
      return { kind, ...base };
  }
}

function requireOptions(kind: string, options: FlatTable | null): FlatTable {
  if (!options) throw new Error(`${kind} without its options`);
  return options;
}

function readConvolution(kind: 'CONV_2D' | 'DEPTHWISE_CONV_2D', options: FlatTable) {
  const fields = CONVOLUTION[kind];
  const strides = [options.int32(2, 0), options.int32(1, 0)] as const;
  if (strides.some((stride) => stride < 1)) throw new Error(`${kind} with strides [${strides}]`);
  if (options.int32(fields.dilationX, 1) !== 1 || options.int32(fields.dilationY, 1) !== 1) {
    throw new Error(`${kind} with dilation is not supported`);
  }
  const activation = options.int8(fields.activation, 0);
  if (activation > 1) throw new Error(`${kind} with activation ${activation} is not supported`);
  return {
    strides,
    padding: options.int8(0, 0) === 0 ? ('SAME' as const) : ('VALID' as const),
    activation: activation === 0 ? ('NONE' as const) : ('RELU' as const),
  };
}

function readResize(options: FlatTable) {
  return {
    alignCorners: options.int8(RESIZE.alignCorners, 0) !== 0,
    halfPixelCenters: options.int8(RESIZE.halfPixelCenters, 0) !== 0,
  };
}

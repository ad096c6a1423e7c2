/** Nodes of a tfjs graph model: TensorFlow's GraphDef in its JSON form. */

type Attribute =
  | { readonly type: 'DT_FLOAT' | 'DT_INT32' }
  | { readonly b: boolean }
  | { readonly s: string }
  | { readonly f: number }
  | { readonly i: string }
  | { readonly shape: TensorShape }
  | { readonly tensor: { readonly dtype: string; readonly tensorShape: TensorShape } }
  | { readonly list: { readonly i?: readonly string[]; readonly s?: readonly string[] } };

interface TensorShape {
  readonly dim: readonly { readonly size: string }[];
}

export interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr: Readonly<Record<string, Attribute>>;
}

export const tensorShape = (shape: readonly number[]): TensorShape => ({
  dim: shape.map((size) => ({ size: String(size) })),
});

export function placeholder(name: string, shape: readonly number[]): GraphNode {
  const attr = { dtype: { type: 'DT_FLOAT' }, shape: { shape: tensorShape(shape) } } as const;
  return { name, op: 'Placeholder', attr };
}

export function constant(
  name: string,
  dtype: 'DT_FLOAT' | 'DT_INT32',
  shape: readonly number[],
): GraphNode {
  const value = { tensor: { dtype, tensorShape: tensorShape(shape) } };
  return { name, op: 'Const', attr: { dtype: { type: dtype }, value } };
}

/** Any of the operations on floats that need no attribute. */
export function elementwise(
  name: string,
  op: 'AddV2' | 'Sub' | 'Mul' | 'Relu6' | 'Sigmoid' | 'Rsqrt' | 'Softmax' | 'Shape',
  input: readonly string[],
): GraphNode {
  return { name, op, input, attr: FLOAT };
}

/** Operations whose further inputs are constants of integers: axes, sizes, orders. */
export function arranged(
  name: string,
  op: 'Mean' | 'Reshape' | 'Transpose' | 'ConcatV2' | 'StridedSlice',
  input: readonly string[],
  attr: GraphNode['attr'] = {},
): GraphNode {
  return { name, op, input, attr: { ...FLOAT, ...attr } };
}

/** Mean over the axes that the constant `axes` names, which stay as axes of length 1. */
export function mean(name: string, input: string, axes: string): GraphNode {
  return arranged(name, 'Mean', [input, axes], { keep_dims: { b: true } });
}

/** Joins along the axis that the last input names. */
export function concat(name: string, input: readonly string[]): GraphNode {
  return arranged(name, 'ConcatV2', input, { N: { i: String(input.length - 1) } });
}

/** Matrix products of all matrices in the last two axes. */
export function batchMatMul(
  name: string,
  input: readonly [string, string],
  transposeSecond: boolean,
): GraphNode {
  return {
    name,
    op: 'BatchMatMulV2',
    input,
    attr: { ...FLOAT, adj_x: { b: false }, adj_y: { b: transposeSecond } },
  };
}

/** @param size constant or computed: height, width. */
export function resizeNearest(name: string, input: readonly [string, string]): GraphNode {
  const attr = { ...FLOAT, align_corners: { b: false }, half_pixel_centers: { b: false } };
  return { name, op: 'ResizeNearestNeighbor', input, attr };
}

export interface FusedConvolution {
  readonly name: string;
  readonly depthwise: boolean;
  readonly input: string;
  readonly weights: string;
  readonly bias: string;
  readonly strides: readonly [number, number];
  /** Or rows above and below, columns left and right. */
  readonly padding: 'SAME' | 'VALID' | readonly [number, number];
  readonly activation: 'Relu' | 'Relu6' | 'Sigmoid' | null;
}

export function fusedConvolution(layer: FusedConvolution): GraphNode {
  const { padding } = layer;
  const explicit = typeof padding === 'string' ? null : padding;
  const fused = layer.activation ? ['BiasAdd', layer.activation] : ['BiasAdd'];
  return {
    name: layer.name,
    op: layer.depthwise ? 'FusedDepthwiseConv2dNative' : '_FusedConv2D',
    input: [layer.input, layer.weights, layer.bias],
    attr: {
      ...FLOAT,
      ...NHWC,
      strides: integers([1, ...layer.strides, 1]),
      dilations: integers([1, 1, 1, 1]),
      padding: { s: base64(typeof padding === 'string' ? padding : 'EXPLICIT') },
      num_args: { i: '1' },
      fused_ops: { list: { s: fused.map(base64) } },
      epsilon: { f: 0 },
      explicit_paddings: explicit ? explicitPadding(explicit) : { list: {} },
    },
  };
}

/** Before and after, for each axis of a batch of pictures. */
function explicitPadding([rows, columns]: readonly [number, number]) {
  return integers([0, 0, rows, rows, columns, columns, 0, 0]);
}

/** Average over windows of `height × width` that do not overlap. */
export function averagePool(name: string, input: string, height: number, width: number): GraphNode {
  const window = integers([1, height, width, 1]);
  return {
    name,
    op: 'AvgPool',
    input: [input],
    attr: { ...FLOAT, ...NHWC, ksize: window, strides: window, padding: { s: base64('VALID') } },
  };
}

export function resizeBilinear(
  name: string,
  input: readonly [string, string],
  { alignCorners, halfPixelCenters }: { alignCorners: boolean; halfPixelCenters: boolean },
): GraphNode {
  return {
    name,
    op: 'ResizeBilinear',
    input,
    attr: {
      ...FLOAT,
      align_corners: { b: alignCorners },
      half_pixel_centers: { b: halfPixelCenters },
    },
  };
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const integers = (values: readonly number[]) => ({ list: { i: values.map(String) } });
const FLOAT = { T: { type: 'DT_FLOAT' } } as const;
const NHWC = { data_format: { s: base64('NHWC') } };

import onnxProto from 'onnx-proto';

/** A constant of an ONNX model: sizes and numbers, row-major. */
export interface OnnxConstant {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Lists of integers by attribute name, such as `strides`. */
  readonly integers: ReadonlyMap<string, readonly number[]>;
  readonly floats: ReadonlyMap<string, number>;
}

export interface OnnxGraph {
  /** In an order in which they can be computed. */
  readonly nodes: readonly OnnxNode[];
  readonly constants: ReadonlyMap<string, OnnxConstant>;
}

const { ModelProto, TensorProto, AttributeProto } = onnxProto.onnx;
type AttributeMessage = onnxProto.onnx.IAttributeProto;
type TensorMessage = onnxProto.onnx.ITensorProto;
type NodeMessage = onnxProto.onnx.INodeProto;

/** @throws Error if the bytes are no ONNX model. */
export function readOnnx(bytes: Uint8Array): OnnxGraph {
  const { graph } = ModelProto.decode(bytes);
  if (!graph) throw new Error('the ONNX file holds no graph');
  const messages = graph.node ?? [];
  const constants = new Map<string, OnnxConstant>();
  for (const tensor of graph.initializer ?? []) addConstant(constants, tensor.name, tensor);
  for (const node of messages.filter(isConstant)) {
    addConstant(constants, node.output?.[0], node.attribute?.[0]?.t);
  }
  return { nodes: messages.filter((node) => !isConstant(node)).map(readNode), constants };
}

const isConstant = (node: NodeMessage) => node.opType === 'Constant';

function readNode(message: NodeMessage): OnnxNode {
  const [output] = message.output ?? [];
  if (!message.opType || !output) throw new Error('an ONNX node without operator or output');
  const attributes = message.attribute ?? [];
  return {
    operator: message.opType,
    inputs: message.input ?? [],
    output,
    integers: new Map(attributes.map((attribute) => [attribute.name ?? '', integersOf(attribute)])),
    floats: new Map(
      attributes
        .filter(({ type }) => type === AttributeProto.AttributeType.FLOAT)
        .map(({ name, f }) => [name ?? '', f ?? 0]),
    ),
  };
}

function integersOf({ type, i, ints }: AttributeMessage): number[] {
  if (type === AttributeProto.AttributeType.INT) return [Number(i)];
  return (ints ?? []).map(Number);
}

/** Shapes and other integers are of no use to the converter, which knows the nets it converts. */
function addConstant(
  constants: Map<string, OnnxConstant>,
  name: string | null | undefined,
  tensor: TensorMessage | null | undefined,
): void {
  if (!name || tensor?.dataType !== TensorProto.DataType.FLOAT) return;
  constants.set(name, { shape: (tensor.dims ?? []).map(Number), values: floatsOf(tensor) });
}

function floatsOf({ rawData, floatData }: TensorMessage): Float32Array {
  if (!rawData || rawData.byteLength === 0) return Float32Array.from(floatData ?? []);
  // A copy, because the bytes may lie at an address that is no multiple of four.
  return new Float32Array(Uint8Array.from(rawData).buffer);
}

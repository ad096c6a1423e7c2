import { FlatTable } from './flatbuffer.ts';
import { readOperator, type TfliteOperator } from './tflite-operators.ts';

/** Constants carry `data`; everything computed at run time has `null`. */
export interface TfliteTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: TensorType;
  readonly data: Uint8Array | null;
}

export interface TfliteModel {
  readonly tensors: readonly TfliteTensor[];
  readonly operators: readonly TfliteOperator[];
  /** Indices into `tensors`. */
  readonly inputs: readonly number[];
  /** Indices into `tensors`. */
  readonly outputs: readonly number[];
}

/** `TensorType` of the TFLite schema, as far as the models here use it. */
const TENSOR_TYPES = ['FLOAT32', 'FLOAT16', 'INT32'] as const;
export type TensorType = (typeof TENSOR_TYPES)[number];
const BYTES_PER_ELEMENT: Record<TensorType, number> = { FLOAT32: 4, FLOAT16: 2, INT32: 4 };

const FILE_IDENTIFIER = 'TFL3';
const SCHEMA_VERSION = 3;

/** Field numbers of the tables `Model`, `SubGraph`, `Tensor`, `Buffer` in TensorFlow's schema.fbs. */
const MODEL = { version: 0, operatorCodes: 1, subgraphs: 2, buffers: 4 };
const SUBGRAPH = { tensors: 0, inputs: 1, outputs: 2, operators: 3 };
const TENSOR = { shape: 0, type: 1, buffer: 2, name: 3 };
const BUFFER = { data: 0 };

/**
 * Reads a TFLite file with one subgraph. Tensor data are views into `bytes`.
 * @throws Error on anything that is not such a file, or that refers outside itself.
 */
export function readTflite(bytes: Uint8Array): TfliteModel {
  if (new TextDecoder().decode(bytes.subarray(4, 8)) !== FILE_IDENTIFIER) {
    throw new Error('not a TFLite file: the identifier TFL3 is missing');
  }
  const root = FlatTable.root(bytes);
  const version = root.uint32(MODEL.version, 0);
  if (version !== SCHEMA_VERSION) throw new Error(`TFLite schema ${version} is not supported`);
  const [graph, ...more] = root.tables(MODEL.subgraphs);
  if (!graph || more.length > 0)
    throw new Error('a TFLite file with exactly one graph is expected');

  const buffers = root.tables(MODEL.buffers);
  const codes = root.tables(MODEL.operatorCodes);
  const tensors = graph.tables(SUBGRAPH.tensors).map((table) => readTensor(table, buffers));
  const operators = graph.tables(SUBGRAPH.operators).map((table) => readOperator(table, codes));
  const inputs = graph.int32s(SUBGRAPH.inputs);
  const outputs = graph.int32s(SUBGRAPH.outputs);
  for (const { inputs: used, outputs: made } of [{ inputs, outputs }, ...operators]) {
    checkTensorIndices([...used, ...made], tensors.length);
  }
  return { tensors, operators, inputs, outputs };
}

function readTensor(table: FlatTable, buffers: readonly FlatTable[]): TfliteTensor {
  const name = table.string(TENSOR.name);
  const type = TENSOR_TYPES[table.int8(TENSOR.type, 0)];
  if (type === undefined) throw new Error(`tensor ${name}: this element type is not supported`);
  const buffer = buffers[table.uint32(TENSOR.buffer, 0)];
  if (!buffer) throw new Error(`tensor ${name} refers to a buffer that does not exist`);
  const shape = table.int32s(TENSOR.shape);
  if (shape.some((size) => size < 1)) throw new Error(`tensor ${name}: bad shape [${shape}]`);
  const data = buffer.bytes(BUFFER.data);
  if (data.length === 0) return { name, shape, type, data: null };
  const expected = shape.reduce((product, size) => product * size, BYTES_PER_ELEMENT[type]);
  if (data.length !== expected) {
    throw new Error(`tensor ${name}: ${data.length} bytes for shape [${shape}]`);
  }
  return { name, shape, type, data };
}

function checkTensorIndices(indices: readonly number[], count: number): void {
  for (const index of indices) {
    if (index < 0 || index >= count) throw new Error(`tensor ${index} does not exist`);
  }
}

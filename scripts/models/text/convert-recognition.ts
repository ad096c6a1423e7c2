import { type Affine, type Convolution, OnnxCursor } from '../onnx/onnx-cursor.ts';
import type { OnnxGraph } from '../onnx/onnx-reader.ts';
import { Lcnet } from './lcnet.ts';
import { foldIntoInput, scaleOutput, selectOutputs } from './linear-layers.ts';
import { NetWriter, type Value } from './net-writer.ts';

/** Pixels: the height of a line. */
const LINE_HEIGHT = 48;
const HEADS = 8;
const HEAD_CHANNELS = 15;
const CHANNELS = HEADS * HEAD_CHANNELS;

/**
 * PP-OCRv4's recogniser: the backbone squeezes a line into a row of features, two transformer
 * blocks (SVTR; Du et al., 2022) look along the row, and each step names a character.
 * @param classes of the output layer to keep.
 */
export function convertRecognition(
  graph: OnnxGraph,
  classes: readonly number[],
  weightsPath: string,
) {
  const source = new OnnxCursor(graph);
  const writer = new NetWriter([1, LINE_HEIGHT, -1, 3]);
  const backbone = new Lcnet(writer, source);
  const features = backbone.pairs(backbone.stem(writer.input), GATES);
  source.skip('AveragePool');
  const row = writer.averagePool(features, 3, 2);
  const steps = writeNeck(writer, source, row);
  source.skip('Squeeze', 'Transpose');
  const scores = writer.convolution(steps, selectOutputs(source.linear(), classes));
  source.skip('Softmax');
  source.end();
  return writer.finish(writer.softmax(scores), [1, 1, -1, classes.length], weightsPath);
}

/** Of the backbone's 14 pairs the 11th and 12th have a gate. */
const GATES = Array.from({ length: 14 }, (_, i) => (i === 10 || i === 11 ? 'gated' : 'plain'));

/** The row of features beside what two transformer blocks make of it. */
function writeNeck(writer: NetWriter, source: OnnxCursor, row: Value): Value {
  const narrowed = writeSwish(writer, source, writeSwish(writer, source, row));
  const first = writeBlock(writer, source, narrowed);
  const second = writeBlock(writer, source, first);
  const norm = normalize(writer, source, second);
  source.skipTo('Conv');
  const widened = writer.swish(norm.value, foldIntoInput(source.convolution(), norm.affine));
  source.skip('Mul', 'Sigmoid', 'Mul', 'Concat');
  return writeSwish(writer, source, writeSwish(writer, source, writer.concat([row, widened])));
}

function writeSwish(writer: NetWriter, source: OnnxCursor, input: Value): Value {
  const swish = writer.swish(input, source.convolution());
  source.skip('Mul', 'Sigmoid', 'Mul');
  return swish;
}

/** A transformer block: attention, then two layers, each beside a path that leaves it out. */
function writeBlock(writer: NetWriter, source: OnnxCursor, input: Value): Value {
  const before = normalize(writer, source, input);
  const attended = writer.add(input, writeAttention(writer, source, before));
  source.skip('Add');
  const norm = normalize(writer, source, attended);
  const hidden = writer.swish(norm.value, foldIntoInput(source.linear(), norm.affine));
  source.skip('Mul', 'Sigmoid', 'Mul');
  const mixed = writer.add(attended, writer.convolution(hidden, source.linear()));
  source.skip('Add');
  return mixed;
}

interface Normalized {
  readonly value: Value;
  /** What the next layer has to take into its weights. */
  readonly affine: Affine;
}

function normalize(writer: NetWriter, source: OnnxCursor, input: Value): Normalized {
  source.skipTo('ReduceMean');
  const { epsilon, ...affine } = source.layerNorm();
  return { value: writer.normalize(input, epsilon), affine };
}

/** Every step of the row looks at all others, in 8 ways (Vaswani et al., 2017). */
function writeAttention(
  writer: NetWriter,
  source: OnnxCursor,
  { value, affine }: Normalized,
): Value {
  source.skipTo('MatMul');
  const all = foldIntoInput(source.linear(), affine);
  source.skipTo('Mul');
  const scale = source.factor();
  source.skipTo('MatMul');
  source.skip('MatMul', 'Softmax', 'MatMul');
  source.skipTo('MatMul');
  const part = (i: number) => selectOutputs(all, range(i * CHANNELS, CHANNELS));
  const heads = (layer: Convolution) => splitHeads(writer, writer.convolution(value, layer));
  const query = heads(scaleOutput(part(0), scale));
  const likeness = writer.matMul(query, heads(part(1)), { transposeSecond: true });
  const seen = writer.matMul(writer.softmax(likeness), heads(part(2)), { transposeSecond: false });
  const joined = writer.reshape(writer.transpose(seen, [1, 0, 2]), [1, 1, -1, CHANNELS]);
  return writer.convolution(joined, source.linear());
}

/** `1 × 1 × steps × channels` to heads × steps × channels of a head. */
function splitHeads(writer: NetWriter, value: Value): Value {
  return writer.transpose(writer.reshape(value, [-1, HEADS, HEAD_CHANNELS]), [1, 0, 2]);
}

const range = (start: number, length: number) => Array.from({ length }, (_, i) => start + i);

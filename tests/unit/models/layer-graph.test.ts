import { expect, test } from 'vitest';
import { inferShapes } from '../../../scripts/models/layer-graph.ts';
import { lowerTflite } from '../../../scripts/models/lower-tflite.ts';
import { moveConvolutionsBeforeResize } from '../../../scripts/models/rewrite-layers.ts';
import { readTflite } from '../../../scripts/models/tflite-reader.ts';
import { readOriginalNet } from './reference-tflite.ts';

const model = readTflite(readOriginalNet());
const graph = lowerTflite(model);
const TRAINED = { width: 256, height: 144 };

test('every layer has the shape that the published net says', () => {
  const shapes = inferShapes(graph, TRAINED);
  for (const { output } of graph.layers.slice(0, -1)) {
    const { width, height, channels } = shapes.get(output) ?? {};
    expect([1, height, width, channels]).toEqual(model.tensors[output]?.shape);
  }
});

test('the last layer holds the mask in blocks of 2×2', () => {
  const last = inferShapes(graph, TRAINED).get(graph.output);
  expect(last).toEqual({ width: 128, height: 72, channels: 4 });
  expect(graph.layers.at(-1)).toMatchObject({ kind: 'convolution', activation: 'sigmoid' });
});

test('activations are inside the convolutions', () => {
  const used = graph.layers.flatMap((one) => (one.kind === 'convolution' ? [one.activation] : []));
  const activations = model.operators.filter(({ kind }) =>
    ['RELU', 'LOGISTIC', 'HARD_SWISH'].includes(kind),
  );
  expect(used.filter((activation) => activation !== 'linear')).toHaveLength(activations.length);
});

test('a size that the halvings and doublings do not fit is refused', () => {
  expect(() => inferShapes(graph, { width: 256, height: 136 })).toThrow('another input size');
  expect(() => inferShapes(graph, { width: 192, height: 112 })).not.toThrow();
});

test('convolutions move before the resize that feeds them, and nothing else changes', () => {
  const moved = moveConvolutionsBeforeResize(graph);
  const resizes = moved.layers.filter(({ kind }) => kind === 'resize');
  const channelsBefore = resizes.map(
    ({ input }) => inferShapes(moved, TRAINED).get(input)?.channels,
  );
  expect(channelsBefore).toEqual([24, 16, 16]);
  const original = graph.layers.filter(({ kind }) => kind === 'resize');
  expect(original.map(({ input }) => inferShapes(graph, TRAINED).get(input)?.channels)).toEqual([
    128, 24, 16,
  ]);
  expect(inferShapes(moved, TRAINED).get(moved.output)).toEqual(
    inferShapes(graph, TRAINED).get(graph.output),
  );
});

test('a net that does not end in the transposed convolution is refused', () => {
  const cut = { ...model, operators: model.operators.slice(0, -2) };
  expect(() => lowerTflite(cut)).toThrow('a net that ends in');
});

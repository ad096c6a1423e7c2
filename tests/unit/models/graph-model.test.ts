import { expect, test } from 'vitest';
import { convertSegmentation } from '../../../scripts/models/segmentation.ts';
import { sha256 } from '../../../scripts/models/source-package.ts';
import { TfjsWeights, type WeightEntry } from '../../../scripts/models/tfjs-weights.ts';
import { readOriginalNet } from './reference-tflite.ts';

const { json, weights } = convertSegmentation(readOriginalNet());
const nodes = json.modelTopology.node;

function storedBytes({ shape, dtype }: WeightEntry): number {
  return shape.reduce((product, size) => product * size, dtype === 'float32' ? 2 : 4);
}

test('the manifest accounts for every byte of the weights', () => {
  const [{ weights: entries }] = json.weightsManifest;
  expect(entries.reduce((sum, entry) => sum + storedBytes(entry), 0)).toBe(weights.byteLength);
});

test('the weights are as large as in the published file: the sizes share them', () => {
  expect(weights.byteLength).toBeGreaterThan(212_000);
  expect(weights.byteLength).toBeLessThan(214_000);
});

test('a node only reads what stands before it', () => {
  const known = new Set<string>();
  for (const node of nodes) {
    for (const input of node.input ?? []) expect(known, `${node.name} ← ${input}`).toContain(input);
    expect(known, 'names are unique').not.toContain(node.name);
    known.add(node.name);
  }
});

test('there is a way from each input to its mask', () => {
  expect(Object.keys(json.signature.inputs)).toEqual(['input-256x144', 'input-192x112']);
  expect(json.signature.outputs['mask-192x112']?.tensorShape.dim.map(({ size }) => size)).toEqual([
    '1',
    '56',
    '96',
    '4',
  ]);
});

test('only operations that the replay knows are used', () => {
  expect(new Set(nodes.map(({ op }) => op))).toEqual(
    new Set([
      'Placeholder',
      'Const',
      '_FusedConv2D',
      'FusedDepthwiseConv2dNative',
      'AddV2',
      'Mul',
      'Relu6',
      'AvgPool',
      'ResizeBilinear',
    ]),
  );
});

test('converting again gives the same bytes', () => {
  const again = convertSegmentation(readOriginalNet());
  expect(sha256(again.weights)).toBe(sha256(weights));
  expect(JSON.stringify(again.json)).toBe(JSON.stringify(json));
});

test('a constant of a known name is stored once', () => {
  const store = new TfjsWeights();
  expect(store.addFloats('three', [], [3])).toBe(true);
  expect(store.addFloats('three', [], [3])).toBe(false);
  expect(store.addInt32s('size', [2], [18, -32])).toBe(true);
  expect([...store.bytes()]).toEqual([0x00, 0x42, 18, 0, 0, 0, 0xe0, 0xff, 0xff, 0xff]);
});

import { memory, zeros } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ModelFileError } from '../../../models/runtime/model-files.ts';
import {
  loadPersonModel,
  type PersonModel,
  SEGMENTATION_SIZES,
} from '../../../models/segmentation/person-model.ts';
import type { PersonSegmenter } from '../../../models/segmentation/person-segmenter.ts';
import { buildModels, loadFrom } from './built-models.ts';
import {
  intersectionOverUnion,
  largestDifference,
  meanAbsoluteDifference,
  personShare,
} from './mask-measures.ts';
import { PHOTOGRAPHS, photograph } from './photographs.ts';
import type { Picture } from './picture.ts';
import { loadReferenceNet, type ReferenceNet } from './reference-tflite.ts';
import { WHITEBOARDS, whiteboard } from './whiteboards.ts';

const { normal, small } = SEGMENTATION_SIZES;

// Photographs are decoded in JavaScript, and the machine may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let files: Map<string, Uint8Array>;
let model: PersonModel;
let segmenter: PersonSegmenter;
let reference: ReferenceNet;

beforeAll(async () => {
  files = await buildModels();
  [model, reference] = await Promise.all([
    loadPersonModel({ loadBytes: loadFrom(files) }),
    loadReferenceNet(),
  ]);
  segmenter = model.createSegmenter(normal);
});

afterAll(() => model.dispose());

function segment(by: PersonSegmenter, picture: Picture): Float32Array {
  by.input.set(picture.rgb);
  return by.run().slice();
}

describe('against the published net in its own runtime', () => {
  test.each(PHOTOGRAPHS)('%s', (name) => {
    const picture = photograph(name, normal.width, normal.height);
    const mask = segment(segmenter, picture);
    const expected = reference.run(picture.rgb);
    const overlap = intersectionOverUnion(mask, expected);
    const difference = meanAbsoluteDifference(mask, expected);
    console.log(
      `${name}: IoU ${overlap.toFixed(5)}, mean difference ${difference.toExponential(1)}`,
    );
    expect(personShare(expected), 'there is a person to find').toBeGreaterThan(0.1);
    expect(overlap).toBeGreaterThan(0.995);
    expect(difference).toBeLessThan(0.001);
  });

  test('the measure tells one picture from another', () => {
    const [a, b] = PHOTOGRAPHS.map((name) => photograph(name, normal.width, normal.height));
    if (!a || !b) throw new Error('two photographs are needed');
    expect(intersectionOverUnion(segment(segmenter, a), reference.run(b.rgb))).toBeLessThan(0.9);
  });
});

describe('a whiteboard with nobody there', () => {
  test.each(Object.keys(WHITEBOARDS))('%s', (name) => {
    const mask = segment(segmenter, whiteboard(name, normal.width, normal.height));
    console.log(`${name}: certainty up to ${Math.max(...mask).toFixed(3)}`);
    expect(personShare(mask)).toBe(0);
  });
});

describe('two sizes', () => {
  test('share the weights and find the same person', () => {
    const before = memory().numTensors;
    const other = model.createSegmenter(small);
    expect(memory().numTensors - before, 'one tensor for all it computes').toBe(1);
    for (const name of PHOTOGRAPHS) {
      const large = segment(segmenter, photograph(name, normal.width, normal.height));
      const reduced = segment(other, photograph(name, small.width, small.height));
      expect(intersectionOverUnion(reduced, shrink(large))).toBeGreaterThan(0.8);
    }
    other.dispose();
    expect(memory().numTensors).toBe(before);
  });

  test('do not disturb each other', () => {
    const other = model.createSegmenter(small);
    const picture = photograph('arm raised', normal.width, normal.height);
    const alone = segment(segmenter, picture);
    segmenter.input.set(picture.rgb);
    segment(other, photograph('by the blinds', small.width, small.height));
    expect(largestDifference(segmenter.run(), alone)).toBe(0);
    other.dispose();
  });
});

test('the input keeps what was written, run after run', () => {
  const picture = photograph('arm raised', normal.width, normal.height);
  const first = segment(segmenter, picture);
  for (let run = 0; run < 3; run++) {
    expect(largestDifference(segmenter.run(), first)).toBe(0);
  }
  expect(largestDifference(segmenter.input, picture.rgb)).toBe(0);
});

test('nothing breaks when the memory of WebAssembly grows', () => {
  const picture = photograph('arm raised', normal.width, normal.height);
  const expected = segment(segmenter, picture);
  const before = segmenter.input;
  const large = zeros([32 * 2 ** 20]);
  expect(before.length, 'the old memory is gone').toBe(0);
  expect(largestDifference(segment(segmenter, picture), expected)).toBe(0);
  large.dispose();
});

test('many runs leave no tensor behind', () => {
  const before = memory();
  for (let run = 0; run < 200; run++) segmenter.run();
  expect(memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes });
});

test('a disposed segmenter says so, and its memory is free', async () => {
  const before = memory().numTensors;
  const own = await loadPersonModel({ loadBytes: loadFrom(files) });
  const mine = own.createSegmenter(normal);
  own.dispose();
  expect(() => mine.run()).toThrow('disposed');
  expect(() => mine.input).toThrow('disposed');
  mine.dispose();
  expect(memory().numTensors).toBe(before);
});

test('damaged weights are a ModelFileError', async () => {
  const weights = files.get('segmentation/weights.bin');
  if (!weights) throw new Error('the weights were not built');
  const damaged = Uint8Array.from(weights, (byte, i) => (i === 100_000 ? byte ^ 64 : byte));
  const loadBytes = loadFrom(new Map(files).set('segmentation/weights.bin', damaged));
  await expect(loadPersonModel({ loadBytes })).rejects.toThrow(ModelFileError);
});

/** A mask of the normal size at the small one, by nearest pixel. */
function shrink(mask: Float32Array): Float32Array {
  return Float32Array.from({ length: small.width * small.height }, (_, i) => {
    const x = Math.floor((((i % small.width) + 0.5) * normal.width) / small.width);
    const y = Math.floor(((Math.floor(i / small.width) + 0.5) * normal.height) / small.height);
    return mask[y * normal.width + x] ?? Number.NaN;
  });
}

import type { Tensor } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadNet, type Net } from '../../../../models/runtime/graph-model.ts';
import { startTfjsWasm } from '../../../../models/runtime/tfjs-wasm.ts';
import { decodeLine, type ReadCharacter } from '../../../../models/text/decode-line.ts';
import { cropLine, LINE_HEIGHT } from '../../../../models/text/line-crop.ts';
import { LineRecognizer } from '../../../../models/text/line-recognizer.ts';
import { findBoxes, type TextBox } from '../../../../models/text/text-boxes.ts';
import { TextDetector } from '../../../../models/text/text-detector.ts';
import { componentsOf } from '../../../../models/text/text-picture.ts';
import { readSource } from '../../../../scripts/models/source-package.ts';
import {
  CHARACTERS_SOURCE,
  DETECTION_SOURCE,
  RECOGNITION_SOURCE,
} from '../../../../scripts/models/text/build-text.ts';
import { chooseClasses, type KeptClass } from '../../../../scripts/models/text/characters.ts';
import { loadFrom } from '../built-models.ts';
import { buildTextModels } from './built-text-models.ts';
import { openOriginalNet } from './original-nets.ts';
import { readPicture } from './test-picture.ts';

/** The weights are halves: 11 bits. */
const SCORE_TOLERANCE = 0.1;
/** Pixels. */
const CORNER_TOLERANCE = 3;

let detection: Net;
let recognition: Net;
let classes: KeptClass[];
let detector: TextDetector;
let recognizer: LineRecognizer;

beforeAll(async () => {
  const loadBytes = loadFrom(await buildTextModels());
  await startTfjsWasm(loadBytes);
  detection = await loadNet(loadBytes, 'text-detection');
  recognition = await loadNet(loadBytes, 'text-recognition');
  const list = await readSource(CHARACTERS_SOURCE);
  classes = chooseClasses(new TextDecoder().decode(list.bytes));
  detector = new TextDetector(detection);
  recognizer = new LineRecognizer(
    recognition,
    classes.map(({ character }) => character),
  );
}, 60_000);

afterAll(() => {
  detector.dispose();
  recognizer.dispose();
});

/** Runs the net through `run` of the class that owns it and keeps what went in. */
function captureInput(net: Net, run: () => unknown): { values: Float32Array; shape: number[] } {
  const execute = net.execute.bind(net);
  let captured: { values: Float32Array; shape: number[] } | null = null;
  net.execute = (inputs, outputs) => {
    const picture = (inputs as { picture: Tensor }).picture;
    captured = { values: picture.dataSync<'float32'>().slice(), shape: picture.shape };
    return execute(inputs, outputs);
  };
  try {
    run();
  } finally {
    net.execute = execute;
  }
  if (!captured) throw new Error('the net did not run');
  return captured;
}

test.each([
  ['terminal', 6],
  ['note', 3],
] as const)('the boxes in %s are those of the original net', async (name, lines) => {
  const picture = readPicture(name);
  let boxes: readonly TextBox[] = [];
  const { values, shape } = captureInput(detection, () => {
    boxes = detector.find(picture, 640);
  });
  const [, height = 0, width = 0] = shape;
  const original = await openOriginalNet(DETECTION_SOURCE);
  const map = await original.run(values, height, width);
  await original.close();
  const scale = [picture.width / width, picture.height / height] as const;
  const expected = findBoxes({ values: map, width, height }, scale);

  expect(expected.length).toBeGreaterThanOrEqual(lines);
  expect(boxes).toHaveLength(expected.length);
  for (const [i, { quad, score }] of boxes.entries()) {
    const corners = quad
      .flat()
      .map((value, j) => Math.abs(value - (expected[i]?.quad.flat()[j] ?? 0)));
    expect(Math.max(...corners)).toBeLessThan(CORNER_TOLERANCE);
    expect(Math.abs(score - (expected[i]?.score ?? 0))).toBeLessThan(SCORE_TOLERANCE);
  }
});

test.each(['terminal', 'note'] as const)(
  'the strings in %s are those of the original net',
  async (name) => {
    const picture = readPicture(name);
    const components = componentsOf(picture);
    const original = await openOriginalNet(RECOGNITION_SOURCE);
    for (const { quad } of detector.find(picture, 640).slice(0, 2)) {
      const line = cropLine(components, quad);
      let read: readonly ReadCharacter[] = [];
      const { values, shape } = captureInput(recognition, () => {
        read = recognizer.read(line);
      });
      const all = await original.run(values, LINE_HEIGHT, shape[2] ?? 0);
      const expected = decodeLine(keepClasses(all), characters(), 1);
      expect(textOf(expected)).not.toBe('');
      expect(textOf(read)).toBe(textOf(expected));
    }
    await original.close();
  },
);

const characters = () => classes.map(({ character }) => character);
const textOf = (read: readonly { character: string }[]) =>
  read.map(({ character }) => character).join('');

/** Of the original's probabilities those of the classes that are kept. */
function keepClasses(probabilities: Float32Array): Float32Array {
  const total = 6625;
  const steps = probabilities.length / total;
  return Float32Array.from({ length: steps * classes.length }, (_, i) => {
    const kept = classes[i % classes.length]?.index ?? 0;
    return probabilities[Math.floor(i / classes.length) * total + kept] ?? 0;
  });
}

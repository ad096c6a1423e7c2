import { expect, test } from 'vitest';
import { decodeLine } from '../../../../models/text/decode-line.ts';

const DICTIONARY = ['', 'a', 'b', ':', ':'];

/** Steps that are certain of one class, or of the second number as much. */
function steps(...classes: readonly (number | [number, number])[]): Float32Array {
  const result = new Float32Array(classes.length * DICTIONARY.length);
  for (const [step, entry] of classes.entries()) {
    const [index, probability] = typeof entry === 'number' ? [entry, 1] : entry;
    result[step * DICTIONARY.length + index] = probability;
  }
  return result;
}

const textOf = (probabilities: Float32Array) =>
  decodeLine(probabilities, DICTIONARY, 8)
    .map(({ character }) => character)
    .join('');

test('repeats are one character unless a blank parts them', () => {
  expect(textOf(steps(0, 1, 1, 0, 1, 2, 2, 0))).toBe('aab');
});

test('two forms of one sign that follow each other are one', () => {
  expect(textOf(steps(1, 3, 4, 2))).toBe('a:b');
});

test('characters say how certain they are and where they stand', () => {
  expect(decodeLine(steps(0, [1, 0.75], 0, [2, 0.5]), DICTIONARY, 4)).toEqual([
    { character: 'a', confidence: 0.75, at: 1.5 / 4 },
    { character: 'b', confidence: 0.5, at: 3.5 / 4 },
  ]);
});

test('what padding is read as stands at the end of the line', () => {
  expect(decodeLine(steps(0, 0, 0, 1), DICTIONARY, 2)[0]?.at).toBe(1);
});

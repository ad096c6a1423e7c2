import { type Tensor, tensor4d } from '@tensorflow/tfjs-core';
import type { Net } from '../runtime/graph-model.ts';
import { decodeLine, type ReadCharacter } from './decode-line.ts';
import { LINE_HEIGHT, type LineCrop } from './line-crop.ts';

/**
 * Pixels. Lines are padded to a multiple of it, so that the backend meets few different shapes;
 * more padding costs time, and the net averages over it.
 */
const WIDTH_STEP = 16;
/** Pixels of the line per step of the net's answer. */
const PIXELS_PER_STEP = 8;

/** Reads lines of text. */
export class LineRecognizer {
  readonly #net: Net;
  readonly #dictionary: readonly string[];

  /** The recogniser owns the net. */
  constructor(net: Net, dictionary: readonly string[]) {
    this.#net = net;
    this.#dictionary = dictionary;
  }

  read(line: Pick<LineCrop, 'width' | 'values'>): ReadCharacter[] {
    const width = Math.ceil(line.width / WIDTH_STEP) * WIDTH_STEP;
    const picture = tensor4d(padLine(line, width), [1, LINE_HEIGHT, width, 3]);
    const output = this.#net.execute({ picture }) as Tensor;
    try {
      const steps = line.width / PIXELS_PER_STEP;
      return decodeLine(output.dataSync<'float32'>(), this.#dictionary, steps);
    } finally {
      output.dispose();
      picture.dispose();
    }
  }

  dispose(): void {
    this.#net.dispose();
  }
}

/** Medium grey to the right of the line, as in the net's training. */
function padLine(
  { values, width }: Pick<LineCrop, 'width' | 'values'>,
  padded: number,
): Float32Array {
  if (padded === width) return values;
  const result = new Float32Array(3 * LINE_HEIGHT * padded);
  for (let y = 0; y < LINE_HEIGHT; y++) {
    result.set(values.subarray(3 * y * width, 3 * (y + 1) * width), 3 * y * padded);
  }
  return result;
}

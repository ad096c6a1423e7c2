import { type Tensor, tensor4d } from '@tensorflow/tfjs-core';
import type { Net } from '../runtime/graph-model.ts';
import { resamplePlane } from './resample.ts';
import { findBoxes, type TextBox, type TextMap } from './text-boxes.ts';
import { componentsOf, type TextPicture, writeBgr } from './text-picture.ts';

/**
 * Pixels of the longer side of the picture that the net sees. On a screen 640 finds as much as
 * 1280 does; handwriting in the background of a camera needs 1280. In front of it the part around the
 * person is looked at alone.
 */
export const LONG_SIDE = { screen: 640, camera: 1280, front: 640 } as const;

/** The net halves the picture five times. */
const SIZE_STEP = 32;
/** Larger than this a small picture gains nothing. */
const LARGEST_SCALE = 2;
/** The net's output holds the pixels of 4 × 4 blocks, in two levels of 2 × 2. */
const BLOCK = 4;

/** ImageNet's mean and deviation, in the order in which the net was trained: as if BGR were RGB. */
const MEAN = [0.485, 0.456, 0.406] as const;
const DEVIATION = [0.229, 0.224, 0.225] as const;
const NORMALIZATION = {
  gain: [1 / (255 * DEVIATION[0]), 1 / (255 * DEVIATION[1]), 1 / (255 * DEVIATION[2])],
  offset: [-MEAN[0] / DEVIATION[0], -MEAN[1] / DEVIATION[1], -MEAN[2] / DEVIATION[2]],
} as const;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Finds the places in a picture that look like text. */
export class TextDetector {
  readonly #net: Net;

  /** The detector owns the net. */
  constructor(net: Net) {
    this.#net = net;
  }

  /** @param longSide pixels, of the picture that the net sees. */
  find(picture: TextPicture, longSide: number): TextBox[] {
    const size = netSize(picture, longSide);
    const map = this.#run(netInput(picture, size), size);
    return findBoxes(map, [picture.width / size.width, picture.height / size.height]);
  }

  dispose(): void {
    this.#net.dispose();
  }

  #run(input: Float32Array, { width, height }: Size): TextMap {
    const picture = tensor4d(input, [1, height, width, 3]);
    const output = this.#net.execute({ picture }) as Tensor;
    try {
      return { width, height, values: unfoldBlocks(output.dataSync<'float32'>(), width) };
    } finally {
      output.dispose();
      picture.dispose();
    }
  }
}

/** Multiples of the net's step, as near to the picture's shape as they come. */
function netSize({ width, height }: Size, longSide: number): Size {
  const scale = Math.min(LARGEST_SCALE, longSide / Math.max(width, height));
  const fitSide = (length: number) =>
    Math.max(SIZE_STEP, Math.round((length * scale) / SIZE_STEP) * SIZE_STEP);
  return { width: fitSide(width), height: fitSide(height) };
}

function netInput(picture: TextPicture, { width, height }: Size): Float32Array {
  const { planes, factors } = componentsOf(picture);
  const [first, second, third] = planes;
  const samples = [
    resamplePlane(first, width, height),
    resamplePlane(second, width, height),
    resamplePlane(third, width, height),
  ] as const;
  const input = new Float32Array(3 * width * height);
  writeBgr(samples, factors, NORMALIZATION, input);
  return input;
}

/** `height/4 × width/4 × 16` to `height × width`. */
function unfoldBlocks(blocks: Float32Array, width: number): Float32Array {
  const values = new Float32Array(blocks.length);
  const across = width / BLOCK;
  for (let i = 0; i < blocks.length; i++) {
    const inner = i & 15;
    const block = i >> 4;
    const column = block % across;
    const row = (block - column) / across;
    const y = row * BLOCK + ((inner >> 3) & 1) * 2 + ((inner >> 1) & 1);
    const x = column * BLOCK + ((inner >> 2) & 1) * 2 + (inner & 1);
    values[y * width + x] = blocks[i] as number;
  }
  return values;
}

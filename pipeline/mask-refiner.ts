import type { Kernels } from './kernels.ts';

export interface MaskVerdict {
  /** Whether anybody is in the picture, after clean-up. */
  readonly person: boolean;
  /** Part of the picture that is person, 0..1. */
  readonly coverage: number;
}

/** Size of the net's input and of the mask it gives back, in cells. */
export interface GridSize {
  readonly width: number;
  readonly height: number;
}

/** A mask in the kernels' memory. */
export interface RefinedMask {
  /** Offset of row-major floats, 0..1. */
  readonly at: number;
  /** Part of the grid that is person, 0..1. */
  readonly coverage: number;
}

/** The net's answer is no mask: non-finite, out of 0..1, or of the wrong length. */
export class MaskFault extends Error {
  override readonly name = 'MaskFault';
}

/** Less of the picture than this is no person. */
const SMALLEST_COVERAGE = 0.01;

/** A net that sees a person is surer of it than this on average over the person's cells. */
const WEAKEST_MEAN = 0.5;

interface Regions {
  readonly size: GridSize;
  readonly clean: number;
  readonly smooth: number;
  readonly kept: number;
  readonly runs: number;
  readonly result: number;
}

const NOTHING: Regions = {
  size: { width: 0, height: 0 },
  clean: 0,
  smooth: 0,
  kept: 0,
  runs: 0,
  result: 0,
};

const isSame = (a: GridSize, b: GridSize): boolean => a.width === b.width && a.height === b.height;

const align = (bytes: number): number => Math.ceil(bytes / 16) * 16;

/**
 * Turns the net's answers into a calm mask: small components dropped, a soft edge, smoothing over
 * time. Owns memory of `kernels` until `dispose`.
 */
export class MaskRefiner {
  readonly #kernels: Kernels;
  #regions = NOTHING;
  #isFirst = true;

  constructor(kernels: Kernels) {
    this.#kernels = kernels;
  }

  /** Forgets the masks before: the next one is taken as it is. */
  reset(): void {
    this.#isFirst = true;
  }

  /**
   * Returns the mask in force (valid until the next call), or `null` when nobody is in the picture.
   * `mask` is left as it was. Throws `MaskFault`, and has then forgotten.
   */
  refine(mask: Float32Array, size: GridSize): RefinedMask | null {
    const { width, height } = size;
    if (mask.length === 0 || mask.length !== width * height) {
      this.reset();
      throw new MaskFault(`${mask.length} values are no mask of ${width} x ${height}`);
    }
    const { clean, smooth, kept, runs, result } = this.#reserve(size);
    const { functions, blocks } = this.#kernels;
    const isFirst = this.#isFirst;
    this.reset();
    blocks.floats(clean, mask.length).set(mask);
    if (!functions.isMask(clean, mask.length)) throw new MaskFault('values beyond 0 to 1');
    functions.keepLargeComponents(clean, width, height, kept, runs, result);
    const [cells = 0, weight = 0] = new Float64Array(blocks.memory.buffer, result, 2);
    const coverage = cells / mask.length;
    if (coverage < SMALLEST_COVERAGE || weight < cells * WEAKEST_MEAN) return null;
    functions.followMask(clean, smooth, mask.length, isFirst ? 1 : 0);
    this.#isFirst = false;
    return { at: smooth, coverage };
  }

  dispose(): void {
    if (this.#regions !== NOTHING) this.#kernels.blocks.free(this.#regions.result);
    this.#regions = NOTHING;
    this.reset();
  }

  #reserve(size: GridSize): Regions {
    if (isSame(size, this.#regions.size)) return this.#regions;
    this.dispose();
    const cells = size.width * size.height;
    const result = 16;
    const floats = align(cells * 4);
    const runs = 8 * cells + 16 * size.height;
    const block = this.#kernels.blocks.allocate(result + 2 * floats + align(runs) + cells);
    const clean = block + result;
    const smooth = clean + floats;
    const runsAt = smooth + floats;
    const kept = runsAt + align(runs);
    this.#regions = { size, result: block, clean, smooth, runs: runsAt, kept };
    return this.#regions;
  }
}

import { keepLargeComponents } from './mask-components.ts';

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

/** The net's answer is no mask: non-finite, out of 0..1, or of the wrong length. */
export class MaskFault extends Error {
  override readonly name = 'MaskFault';
}

/** Where the soft edge begins and ends (measured: DESIGN, "Mask clean-up that pays"). */
const EDGE_LOW = 0.2;
const EDGE_HIGH = 0.65;

/** Share of the new value per mask; a larger change than `SNAP` is movement and taken at once. */
const EMA_ALPHA = 0.35;
const SNAP = 0.5;

/** Float error that a sigmoid's output may carry beyond 0..1. */
const RANGE_TOLERANCE = 0.01;

/** Less of the picture than this is no person. */
const SMALLEST_COVERAGE = 0.01;

/** A net that sees a person is surer of it than this on average over the person's cells. */
const WEAKEST_MEAN = 0.5;

function assertMask(mask: Float32Array, { width, height }: GridSize): void {
  if (mask.length !== width * height) {
    throw new MaskFault(`${mask.length} values are no mask of ${width} x ${height}`);
  }
  for (const value of mask) {
    // Written so that NaN fails as well.
    if (!(value >= -RANGE_TOLERANCE && value <= 1 + RANGE_TOLERANCE)) {
      throw new MaskFault(`mask value ${value}`);
    }
  }
}

function soften(value: number): number {
  const t = Math.min(1, Math.max(0, (value - EDGE_LOW) / (EDGE_HIGH - EDGE_LOW)));
  return t * t * (3 - 2 * t);
}

/** Turns the net's answers into a calm mask: clean-up, soft edge, smoothing over time. */
export class MaskRefiner {
  #smooth = new Float32Array(0);
  #size: GridSize = { width: 0, height: 0 };

  /** Forgets the masks before: the next one is taken as it is. */
  reset(): void {
    this.#size = { width: 0, height: 0 };
  }

  /**
   * Returns the mask in force (owned by the refiner, valid until the next call), or `null` when
   * nobody is in the picture. `mask` is left as it was. Throws `MaskFault`, and has then forgotten.
   */
  refine(mask: Float32Array, size: GridSize): { mask: Float32Array; coverage: number } | null {
    const isFirst = size.width !== this.#size.width || size.height !== this.#size.height;
    this.reset();
    assertMask(mask, size);
    const clean = mask.slice();
    const { cells, weight } = keepLargeComponents(clean, size.width, size.height, EDGE_LOW);
    const coverage = cells / clean.length;
    if (coverage < SMALLEST_COVERAGE || weight < cells * WEAKEST_MEAN) return null;
    if (isFirst) this.#smooth = clean.map(soften);
    else this.#follow(clean);
    this.#size = size;
    return { mask: this.#smooth, coverage };
  }

  #follow(clean: Float32Array): void {
    const smooth = this.#smooth;
    for (let i = 0; i < smooth.length; i++) {
      const before = smooth[i] ?? 0;
      const target = soften(clean[i] ?? 0);
      const change = target - before;
      smooth[i] = Math.abs(change) > SNAP ? target : before + EMA_ALPHA * change;
    }
  }
}

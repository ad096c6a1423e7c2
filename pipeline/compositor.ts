import type { Background } from './background.ts';
import type { ColourMatrix } from './colour-matrix.ts';
import type { FrameLayout, Rotation } from './frame-layout.ts';
import type { Kernels } from './kernels.ts';
import type { MaskVerdict } from './mask-refiner.ts';

export interface CompositorOptions {
  /** Pixels of the coded picture, 1..4096 each. */
  readonly width: number;
  readonly height: number;
  /** Clockwise turn that makes the picture upright; default 0. The net sees it upright. */
  readonly rotation?: Rotation;
  /** Matrix of RGB entries, exits and the model input; limited range. Default `bt601`. */
  readonly matrix?: ColourMatrix;
}

/** Size of the net's input and of the mask it gives back, in cells. */
export interface GridSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Takes one capture's pictures of one size from raw planes to released planes.
 *
 * Order for every frame; each step is synchronous, so a caller may time it:
 *
 *     load → downscale → [modelInput → net → refineMask] → drawBackground → composite → store
 *
 * A step out of order throws `StageError`: `store` cannot give out a picture that was not composited.
 * The mask of the last `refineMask` stays in force until the next one or `clearMask`; before the
 * first, everything is background. Another size, rotation or matrix needs another `Compositor`.
 */
export class Compositor {
  constructor(kernels: Kernels, options: CompositorOptions) {
    void kernels;
    void options;
  }
  /** Copies one picture in (any `PixelFormat` of this size). Throws `RangeError` on another size or length. */
  load(bytes: Uint8Array, layout: FrameLayout): void {
    void bytes;
    void layout;
  }
  /** Makes the small picture that model input and blur work on. */
  downscale(): void {}
  /** Writes the upright small picture as RGB, 0..1, `height * width * 3` floats, into `target`. */
  modelInput(target: Float32Array, size: GridSize): void {
    void target;
    void size;
  }
  /**
   * Takes the net's answer (row-major `height * width` probabilities 0..1, upright, for the picture
   * that `modelInput` gave) into force, cleaned and smoothed over time.
   * Throws `MaskFault` when it is not a mask (non-finite, out of range): treat as a broken engine.
   */
  refineMask(mask: Float32Array, size: GridSize): MaskVerdict {
    void mask;
    void size;
    return { person: false, coverage: 0 };
  }
  /** No person from now on: everything is background. Also forgets the temporal state. */
  clearMask(): void {}
  /** Prepares what goes behind the person of the loaded frame. */
  drawBackground(background: Background): void {
    void background;
  }
  /** Blends background and person on the full planes. */
  composite(): void {}
  /** Writes the result as I420 (`frameByteLength` bytes). */
  store(out: Uint8Array): void {
    void out;
  }
  /** Writes the result as RGBA, opaque (`width * height * 4` bytes). */
  storeRgba(out: Uint8Array | Uint8ClampedArray): void {
    void out;
  }
  /** Wipes and frees the memory. The compositor is of no use afterwards. Idempotent. */
  dispose(): void {}
}

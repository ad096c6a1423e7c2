import type { Background, RgbColour } from './background.ts';
import { drawBlur } from './background-blur.ts';
import { boxRadii } from './blur-radii.ts';
import { type ColourMatrix, toYuv } from './colour-matrix.ts';
import {
  allocateCompositorMemory,
  type CompositorMemory,
  i420Bytes,
  type Planes,
} from './compositor-memory.ts';
import { loadFrame } from './frame-entry.ts';
import { storeI420, storeRgba } from './frame-exit.ts';
import type { FrameLayout, Rotation } from './frame-layout.ts';
import type { Kernels } from './kernels.ts';
import { type GridSize, MaskRefiner, type MaskVerdict } from './mask-refiner.ts';
import { NetGrid } from './net-grid.ts';
import { OwnPicturePlanes } from './own-picture-planes.ts';
import { type PictureGeometry, pictureGeometry } from './picture-geometry.ts';
import type { CameraSize, CameraView } from './quarantine/guarded-camera.ts';

export interface CompositorOptions {
  /** Pixels of the coded picture, > 0. */
  readonly width: number;
  readonly height: number;
  /** Clockwise turn that makes the picture upright; default 0. */
  readonly rotation?: Rotation;
  /** Matrix of RGB entries, exits and the model input; default `bt601`, what cameras deliver. */
  readonly matrix?: ColourMatrix;
}

/** What is known of the loaded picture before it is composited. */
export interface CompositorView extends CameraView {
  /** I420, without padding. */
  readonly picture: Uint8Array;
}

/** A step was called out of order. */
export class StageError extends Error {
  override readonly name = 'StageError';
}

type Stage = 'empty' | 'loaded' | 'downscaled' | 'prepared' | 'composited' | 'disposed';

/**
 * Takes one capture's pictures of one size from raw planes to released planes.
 *
 * Order for every frame; each step is synchronous, so a caller may time it:
 *
 *     load → downscale → [modelInput → net → refineMask] → drawBackground → [letThrough] →
 *     composite → store
 *
 * A step out of order throws `StageError`: `store` cannot give out a picture that was not
 * composited. The mask of the last `refineMask` stays in force until the next one or `clearMask`;
 * before the first, everything is background. Another size, rotation or matrix needs another
 * `Compositor`. It owns memory of `kernels` until `dispose`.
 */
export class Compositor {
  readonly #kernels: Kernels;
  readonly #geometry: PictureGeometry;
  readonly #matrix: ColourMatrix;
  readonly #memory: CompositorMemory;
  readonly #refiner: MaskRefiner;
  readonly #net: NetGrid;
  readonly #ownPicture: OwnPicturePlanes;
  /** Background of full size; `null` while it lies on the small picture's grid. */
  #fullGround: Planes | null = null;
  #stage: Stage = 'empty';
  /** Mask of what the next `composite` shows as it is. */
  #shown: number;

  /** Throws `RangeError` on a size that is not positive, `OutOfMemoryError` when memory has run out. */
  constructor(kernels: Kernels, options: CompositorOptions) {
    const { width, height, rotation = 0, matrix = 'bt601' } = options;
    if (!isLength(width) || !isLength(height)) throw new RangeError(`size ${width} x ${height}`);
    this.#kernels = kernels;
    this.#matrix = matrix;
    this.#geometry = pictureGeometry(width, height, rotation);
    this.#memory = allocateCompositorMemory(kernels, this.#geometry);
    this.#refiner = new MaskRefiner(kernels);
    this.#net = new NetGrid(kernels, this.#geometry, this.#memory);
    this.#ownPicture = new OwnPicturePlanes(kernels, this.#geometry);
    this.#shown = this.#memory.mask;
    this.clearMask();
  }

  /** Copies one picture in. Throws `RangeError` on another size or length. */
  load(bytes: Uint8Array, layout: FrameLayout): void {
    this.#assertStage('empty', 'loaded', 'downscaled', 'prepared', 'composited');
    // Until all of it is in, there is none.
    this.#stage = 'empty';
    loadFrame(this.#kernels, this.#geometry, this.#memory, this.#matrix, bytes, layout);
    this.#stage = 'loaded';
  }

  /** Makes the small picture that model input and blur work on. */
  downscale(): void {
    this.#assertStage('loaded');
    const { width, height, chromaWidth, chromaHeight, factor } = this.#geometry;
    const { frame, small } = this.#memory;
    const { functions } = this.#kernels;
    functions.downscalePlane(frame.y, width, height, factor, small.y);
    for (const plane of ['u', 'v'] as const) {
      functions.downscalePlane(frame[plane], chromaWidth, chromaHeight, factor / 2, small[plane]);
    }
    this.#stage = 'downscaled';
  }

  /**
   * Writes the upright picture as RGB, 0..1, row-major `height * width * 3` floats, into `target`.
   * The whole picture is stretched over the grid: a 9:16 cut-out of eight 16:9 photographs so gives
   * the same person as the whole photograph (mean IoU .98), letterboxed it does not (.47). Throws `RangeError` on another length.
   */
  modelInput(target: Float32Array, size: GridSize): void {
    this.#assertStage('downscaled', 'prepared');
    this.#net.sample(target, size, this.#matrix);
  }

  /**
   * Takes the net's answer into force, cleaned and smoothed over time: row-major `height * width`
   * probabilities 0..1, upright, for the picture of `modelInput`. `mask` is left as it was.
   * Throws `MaskFault` when it is not a mask (non-finite, out of range, wrong length): the engine is
   * broken, and until a good mask comes everything is background.
   */
  refineMask(mask: Float32Array, size: GridSize): MaskVerdict {
    this.#assertStage('downscaled', 'prepared');
    // A background prepared for another mask shows the person's halo.
    this.#stage = 'downscaled';
    this.#wipeMask();
    const refined = this.#refiner.refine(mask, size);
    if (!refined) return { person: false, coverage: 0 };
    this.#net.placeMask(refined.at, size);
    return { person: true, coverage: refined.coverage };
  }

  /** No person from now on: everything is background. Forgets the masks before. */
  clearMask(): void {
    this.#assertNotDisposed();
    if (this.#stage === 'prepared') this.#stage = 'downscaled';
    this.#refiner.reset();
    this.#wipeMask();
  }

  /** Prepares what goes behind the person of the loaded frame. Throws `RangeError` on a broken picture. */
  drawBackground(background: Background): void {
    this.#assertStage('downscaled', 'prepared');
    this.#stage = 'downscaled';
    this.#fullGround = null;
    this.#shown = this.#memory.mask;
    switch (background.kind) {
      case 'blur': {
        const { width, height, quarters, factor } = this.#geometry;
        const uprightHeight = quarters % 2 === 1 ? width : height;
        const radii = boxRadii(background.strength, uprightHeight, 2 * factor);
        drawBlur(this.#kernels, this.#geometry, this.#memory, radii);
        break;
      }
      case 'colour':
        this.#fillGround(background.colour);
        break;
      case 'picture':
        this.#fullGround = this.#ownPicture.planes(background.picture, this.#matrix, this.#memory);
    }
    this.#stage = 'prepared';
  }

  /** The loaded picture, upright or not as it came; borrowed until the next call. */
  view(): CompositorView {
    this.#assertStage('downscaled', 'prepared');
    const { frame, small, mask } = this.#memory;
    const { width, height, smallWidth, smallHeight } = this.#geometry;
    const { blocks } = this.#kernels;
    const samples = smallWidth * smallHeight;
    return {
      picture: blocks.bytes(frame.y, i420Bytes(this.#geometry)),
      luma: blocks.bytes(frame.y, width * height),
      small: blocks.bytes(small.y, samples),
      person: blocks.bytes(mask, samples),
    };
  }

  /** Sizes of what `view` shows. */
  get viewSize(): CameraSize {
    return this.#geometry;
  }

  /**
   * Has the next `composite` show parts of the real background, and that one alone: 255 for them, 0
   * for the rest, on the small picture's grid. Throws `RangeError` on another length.
   */
  letThrough(open: Uint8Array): void {
    this.#assertStage('prepared');
    const { mask, shown } = this.#memory;
    const samples = this.#geometry.smallWidth * this.#geometry.smallHeight;
    if (open.length !== samples) throw new RangeError(`${open.length} samples of ${samples}`);
    const person = this.#kernels.blocks.bytes(mask, samples);
    const target = this.#kernels.blocks.bytes(shown, samples);
    for (let i = 0; i < samples; i++) {
      target[i] = Math.max(person[i] as number, open[i] as number);
    }
    this.#shown = shown;
  }

  /** Lays the background behind the person, on the full planes. */
  composite(): void {
    this.#assertStage('prepared');
    const { width, height, chromaWidth, chromaHeight, factor } = this.#geometry;
    this.#compositePlane('y', width, height, factor);
    this.#compositePlane('u', chromaWidth, chromaHeight, factor / 2);
    this.#compositePlane('v', chromaWidth, chromaHeight, factor / 2);
    this.#stage = 'composited';
  }

  /** Writes the result as I420 (`frameByteLength` bytes). Throws `RangeError` on another length. */
  store(out: Uint8Array): void {
    this.#assertStage('composited');
    storeI420(this.#kernels, this.#geometry, this.#memory, out);
  }

  /** Writes the result as opaque RGBA (`width * height * 4` bytes). Throws `RangeError` likewise. */
  storeRgba(out: Uint8Array | Uint8ClampedArray): void {
    this.#assertStage('composited');
    storeRgba(this.#kernels, this.#geometry, this.#memory, this.#matrix, out);
  }

  /** Wipes and frees the memory; every other call then throws `StageError`. Idempotent. */
  dispose(): void {
    if (this.#stage === 'disposed') return;
    this.#stage = 'disposed';
    this.#net.dispose();
    this.#refiner.dispose();
    this.#ownPicture.dispose();
    this.#kernels.blocks.free(this.#memory.block);
  }

  #compositePlane(name: keyof Planes, width: number, height: number, factor: number): void {
    const { functions } = this.#kernels;
    const { smallWidth, smallHeight } = this.#geometry;
    const { frame, ground, scratch } = this.#memory;
    const full = this.#fullGround;
    const draw = full ? functions.compositePicturePlane : functions.compositePlane;
    draw(
      frame[name],
      width,
      height,
      this.#shown,
      (full ?? ground)[name],
      smallWidth,
      smallHeight,
      factor,
      scratch,
    );
  }

  #fillGround({ red, green, blue }: RgbColour): void {
    const colour = toYuv([red, green, blue], this.#matrix);
    const { smallWidth, smallHeight } = this.#geometry;
    for (const plane of ['y', 'u', 'v'] as const) {
      const ground = this.#memory.ground[plane];
      this.#kernels.blocks.bytes(ground, smallWidth * smallHeight).fill(colour[plane]);
    }
  }

  #wipeMask(): void {
    const { smallWidth, smallHeight } = this.#geometry;
    this.#kernels.blocks.bytes(this.#memory.mask, smallWidth * smallHeight).fill(0);
  }

  #assertNotDisposed(): void {
    if (this.#stage === 'disposed') throw new StageError('compositor is disposed');
  }

  #assertStage(...allowed: Stage[]): void {
    if (!allowed.includes(this.#stage)) {
      throw new StageError(`picture is ${this.#stage}, expected ${allowed.join(' or ')}`);
    }
  }
}

const isLength = (value: number): boolean => Number.isInteger(value) && value > 0;

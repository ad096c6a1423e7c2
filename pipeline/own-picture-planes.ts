import type { RgbaPicture } from './background.ts';
import type { ColourMatrix } from './colour-matrix.ts';
import {
  type CompositorMemory,
  i420BlockBytes,
  i420Planes,
  type Planes,
} from './compositor-memory.ts';
import { loadPixels } from './frame-entry.ts';
import type { Kernels } from './kernels.ts';
import { pixelWeightTable } from './matrix-tables.ts';
import { coverFit, turnPicture } from './own-picture.ts';
import type { PictureGeometry } from './picture-geometry.ts';

/** The own picture as full planes, made once per picture. Owns its memory. */
export class OwnPicturePlanes {
  readonly #kernels: Kernels;
  readonly #geometry: PictureGeometry;
  #picture: RgbaPicture | null = null;
  #block: number | null = null;

  constructor(kernels: Kernels, geometry: PictureGeometry) {
    this.#kernels = kernels;
    this.#geometry = geometry;
  }

  /** Planes as the coded frame lies. Throws `RangeError` on a broken picture. */
  planes(picture: RgbaPicture, matrix: ColourMatrix, memory: CompositorMemory): Planes {
    const geometry = this.#geometry;
    if (this.#block !== null && picture === this.#picture) return i420Planes(this.#block, geometry);
    const { width, height, quarters } = geometry;
    const turned = quarters % 2 === 1;
    const upright = coverFit(picture, turned ? height : width, turned ? width : height);
    const { pixels } = turnPicture(upright, (4 - quarters) % 4);
    this.#block ??= this.#kernels.blocks.allocate(i420BlockBytes(geometry));
    const planes = i420Planes(this.#block, geometry);
    const weights = pixelWeightTable(matrix, 'RGBA');
    loadPixels(this.#kernels, pixels, geometry, weights, planes, memory);
    this.#picture = picture;
    return planes;
  }

  dispose(): void {
    if (this.#block !== null) this.#kernels.blocks.free(this.#block);
    this.#block = null;
    this.#picture = null;
  }
}

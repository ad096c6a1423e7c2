import type { ColourMatrix } from './colour-matrix.ts';
import type { CompositorMemory, Planes } from './compositor-memory.ts';
import { bytesOf } from './frame-entry.ts';
import type { Kernels } from './kernels.ts';
import type { GridSize } from './mask-refiner.ts';
import { sampleFactorTable } from './matrix-tables.ts';
import type { PictureGeometry } from './picture-geometry.ts';

interface Plane {
  readonly at: number;
  readonly width: number;
  readonly height: number;
}

/** Bytes of a table entry per column, and of those behind the last: see kernels/sample.ts. */
const COLUMN_BYTES = 8;
const TABLE_SLACK = 24;
const FLOAT_BYTES = 4;

/** Floats that the kernel may write behind the last pixel. */
const GRID_SLACK = 12;

/** Floats that a row of work has over its source's width. */
const ROW_SLACK = 5;

/**
 * The net's side of a compositor: small picture → RGB grid, mask grid → small mask, both turned so
 * that the net sees the person upright. Owns its memory; follows when the net's size changes.
 */
export class NetGrid {
  readonly #kernels: Kernels;
  readonly #geometry: PictureGeometry;
  readonly #memory: CompositorMemory;
  #size: GridSize = { width: 0, height: 0 };
  #block: number | null = null;

  constructor(kernels: Kernels, geometry: PictureGeometry, memory: CompositorMemory) {
    this.#kernels = kernels;
    this.#geometry = geometry;
    this.#memory = memory;
  }

  /** Throws `RangeError` when `target` is not `height * width * 3` long. */
  sample(target: Float32Array, size: GridSize, matrix: ColourMatrix): void {
    const { width, height } = size;
    const length = width * height * 3;
    if (target.length !== length) throw new RangeError(`${target.length} floats for ${length}`);
    const { functions, blocks } = this.#kernels;
    const { coefficients } = this.#memory;
    const grid = this.#reserve(size);
    const factors = sampleFactorTable(matrix);
    blocks.bytes(coefficients, factors.byteLength).set(bytesOf(factors));
    const [y, u, v] = this.#uprightPlanes();
    functions.sampleRgb(
      y.at,
      y.width,
      y.height,
      u.at,
      v.at,
      u.width,
      u.height,
      grid,
      width * 3,
      width,
      height,
      coefficients,
      grid + (length + GRID_SLACK) * FLOAT_BYTES,
    );
    target.set(blocks.floats(grid, length));
  }

  /** Brings a mask of the net's grid, floats at `mask`, onto the small picture. */
  placeMask(mask: number, size: GridSize): void {
    const { functions } = this.#kernels;
    const { quarters, smallWidth, smallHeight } = this.#geometry;
    const memory = this.#memory;
    const turned = quarters % 2 === 1;
    const width = turned ? smallHeight : smallWidth;
    const height = turned ? smallWidth : smallHeight;
    functions.resampleMask(
      mask,
      size.width,
      size.width,
      size.height,
      quarters === 0 ? memory.mask : memory.uprightMask,
      width,
      height,
      this.#reserve(size),
    );
    if (quarters === 0) return;
    functions.rotatePlane(memory.uprightMask, width, height, 4 - quarters, memory.mask);
  }

  dispose(): void {
    if (this.#block !== null) this.#kernels.blocks.free(this.#block);
    this.#block = null;
    this.#size = { width: 0, height: 0 };
  }

  /** The planes the net looks at, upright. */
  #uprightPlanes(): [Plane, Plane, Plane] {
    const { small, frame, upright } = this.#memory;
    const { width, height, smallWidth, smallHeight, lumaFromFull } = this.#geometry;
    const chroma = { width: smallWidth, height: smallHeight };
    const luma = lumaFromFull
      ? { at: frame.y, width, height }
      : { at: small.y, width: smallWidth, height: smallHeight };
    return [
      this.#turn(luma, upright, 'y'),
      this.#turn({ at: small.u, ...chroma }, upright, 'u'),
      this.#turn({ at: small.v, ...chroma }, upright, 'v'),
    ];
  }

  #turn(plane: Plane, upright: Planes, name: keyof Planes): Plane {
    const { quarters } = this.#geometry;
    if (quarters === 0) return plane;
    const { at, width, height } = plane;
    const target = upright[name];
    this.#kernels.functions.rotatePlane(at, width, height, quarters, target);
    return quarters === 2
      ? { at: target, width, height }
      : { at: target, width: height, height: width };
  }

  /** Offset of a block that holds the RGB grid of `size` and the kernels' rows. */
  #reserve(size: GridSize): number {
    const isSame = size.width === this.#size.width && size.height === this.#size.height;
    if (this.#block !== null && isSame) return this.#block;
    this.dispose();
    const { width, height, smallWidth, smallHeight } = this.#geometry;
    const columns = Math.max(size.width, smallWidth, smallHeight);
    const longestRow = Math.max(width, height, size.width) + ROW_SLACK;
    this.#block = this.#kernels.blocks.allocate(
      (size.width * size.height * 3 + GRID_SLACK) * FLOAT_BYTES +
        2 * (columns * COLUMN_BYTES + TABLE_SLACK) +
        3 * longestRow * FLOAT_BYTES,
    );
    this.#size = size;
    return this.#block;
  }
}

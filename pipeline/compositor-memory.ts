import type { Kernels } from './kernels.ts';
import type { PictureGeometry } from './picture-geometry.ts';

/** Kernels load and store whole vectors: up to four of them past the end of a region. */
const SLACK = 64;

/** Three planes, by offset. */
export interface Planes {
  readonly y: number;
  readonly u: number;
  readonly v: number;
}

/** Byte offsets of one compositor's regions. */
export interface CompositorMemory {
  /** Block that holds all of them: what is to be freed. */
  readonly block: number;
  /** Full picture, I420, tight and in one piece. */
  readonly frame: Planes;
  /** Small picture, 4:4:4. */
  readonly small: Planes;
  /** Small picture turned upright; unused when the picture stands upright as it is. */
  readonly upright: Planes;
  /** Person, 0..255, on the small picture's grid. */
  readonly mask: number;
  readonly uprightMask: number;
  /** What is shown as it is, 0..255: the person, and the background as far as it may be seen. */
  readonly shown: number;
  /** What goes behind the person, on the small picture's grid, 4:4:4. */
  readonly ground: Planes;
  /** Two grids of blur cells, and the planes they become. */
  readonly cells: number;
  readonly spareCells: number;
  readonly cellPlanes: Planes;
  /** Rows in work. */
  readonly scratch: number;
  /** Pixels of other formats on their way in or out: `STAGING_BYTES`, or two rows if that is more. */
  readonly staging: number;
  readonly coefficients: number;
}

/** Small enough to stay in the second-level cache while it is converted. */
export const STAGING_BYTES = 128 * 1024;

/** Room for the tables of the largest consumer, the blur's prior or a colour matrix. */
const COEFFICIENT_BYTES = 64;

/** Bytes of a blur cell: four i32. */
export const CELL_BYTES = 16;

class Plan {
  bytes = 0;

  reserve(length: number): number {
    const offset = this.bytes;
    this.bytes += Math.ceil((length + SLACK) / 16) * 16;
    return offset;
  }

  reservePlanes(luma: number, chroma: number): Planes {
    return { y: this.reserve(luma), u: this.reserve(chroma), v: this.reserve(chroma) };
  }
}

/** Y, U and V behind each other, as I420 is stored. */
export function i420Planes(offset: number, geometry: PictureGeometry): Planes {
  const luma = geometry.width * geometry.height;
  const chroma = geometry.chromaWidth * geometry.chromaHeight;
  return { y: offset, u: offset + luma, v: offset + luma + chroma };
}

export function i420Bytes({ width, height, chromaWidth, chromaHeight }: PictureGeometry): number {
  return width * height + 2 * chromaWidth * chromaHeight;
}

/** Bytes to ask for when a full I420 picture is worked on by kernels. */
export const i420BlockBytes = (geometry: PictureGeometry): number => i420Bytes(geometry) + SLACK;

function movePlanes({ y, u, v }: Planes, by: number): Planes {
  return { y: y + by, u: u + by, v: v + by };
}

/** Allocates everything a compositor of this geometry always needs, as one block. */
export function allocateCompositorMemory(
  { blocks, functions }: Kernels,
  geometry: PictureGeometry,
): CompositorMemory {
  const { width, height, smallWidth, smallHeight, cellWidth, cellHeight } = geometry;
  const small = smallWidth * smallHeight;
  const cells = cellWidth * cellHeight;
  const uprightLuma = geometry.lumaFromFull ? width * height : small;
  const plan = new Plan();
  const frame = plan.reserve(i420Bytes(geometry));
  const smallPlanes = plan.reservePlanes(small, small);
  const upright = plan.reservePlanes(uprightLuma, small);
  const mask = plan.reserve(small);
  const uprightMask = plan.reserve(small);
  const shown = plan.reserve(small);
  const ground = plan.reservePlanes(small, small);
  const grid = plan.reserve(cells * CELL_BYTES);
  const spareGrid = plan.reserve(cells * CELL_BYTES);
  const cellPlanes = plan.reservePlanes(cells, cells);
  const scratch = plan.reserve(Math.max(functions.compositeScratch(width), cellWidth * CELL_BYTES));
  const staging = plan.reserve(Math.max(STAGING_BYTES, 2 * width * 4));
  const coefficients = plan.reserve(COEFFICIENT_BYTES);
  const block = blocks.allocate(plan.bytes);
  return {
    block,
    frame: i420Planes(block + frame, geometry),
    small: movePlanes(smallPlanes, block),
    upright: movePlanes(upright, block),
    mask: block + mask,
    uprightMask: block + uprightMask,
    shown: block + shown,
    ground: movePlanes(ground, block),
    cells: block + grid,
    spareCells: block + spareGrid,
    cellPlanes: movePlanes(cellPlanes, block),
    scratch: block + scratch,
    staging: block + staging,
    coefficients: block + coefficients,
  };
}

import type { BoxRadii } from './blur-radii.ts';
import type { CompositorMemory } from './compositor-memory.ts';
import type { Kernels } from './kernels.ts';
import type { PictureGeometry } from './picture-geometry.ts';

/** Weight of a cell that is background through and through: 4 samples * 255 * 255. */
const FULL_WEIGHT = 4 * 255 * 255;

/**
 * Weight of the whole background's mean colour in every cell. Too little to be seen where
 * background is near, and all there is in the middle of the person.
 */
const PRIOR_WEIGHT = FULL_WEIGHT / 256;

/** Mid grey: where there is no background at all. */
const NEUTRAL = [0.5, 128 / 255, 128 / 255] as const;

function writePrior({ functions, blocks }: Kernels, memory: CompositorMemory, count: number): void {
  functions.sumCells(memory.cells, count, memory.coefficients);
  const prior = blocks.floats(memory.coefficients, 4);
  const weight = prior[3] ?? 0;
  for (const [i, neutral] of NEUTRAL.entries()) {
    prior[i] = PRIOR_WEIGHT * (weight > 0 ? (prior[i] ?? 0) / weight : neutral);
  }
  prior[3] = PRIOR_WEIGHT;
}

/** Small picture and mask → blurred background planes of the same size. */
export function drawBlur(
  kernels: Kernels,
  geometry: PictureGeometry,
  memory: CompositorMemory,
  radii: BoxRadii,
): void {
  const { smallWidth, smallHeight, cellWidth, cellHeight } = geometry;
  const { small, cells, spareCells, cellPlanes, ground, scratch } = memory;
  const { functions } = kernels;
  const count = cellWidth * cellHeight;
  functions.gatherCells(small.y, small.u, small.v, memory.mask, smallWidth, smallHeight, cells);
  writePrior(kernels, memory, count);
  for (const radius of radii) {
    if (radius === 0) continue;
    functions.boxRows(cells, spareCells, cellWidth, cellHeight, radius);
    functions.boxColumns(spareCells, cells, cellWidth, cellHeight, radius, scratch);
  }
  const { y, u, v } = cellPlanes;
  functions.cellsToPlanes(cells, count, memory.coefficients, y, u, v);
  for (const plane of ['y', 'u', 'v'] as const) {
    // A composite without a person is an enlargement.
    functions.compositePlane(
      ground[plane],
      smallWidth,
      smallHeight,
      0,
      cellPlanes[plane],
      cellWidth,
      cellHeight,
      2,
      scratch,
    );
  }
}

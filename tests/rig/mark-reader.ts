import { CELLS, type Mark, REFERENCE } from './marks.ts';

/** Luma samples of a picture; also any 8-bit channel of an interleaved one (`step` bytes apart). */
export interface LumaPlane {
  readonly data: Uint8Array;
  /** Byte of the first sample, bytes per row, bytes per pixel. */
  readonly offset: number;
  readonly stride: number;
  readonly step: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

export interface MarkReading {
  readonly mark: Mark;
  /** Correlation of the cells with the payload, −1 to 1; 0 where there is nothing to be seen. */
  readonly score: number;
  /** Standard deviation of the cells, in luma levels, once smooth shading is taken out. */
  readonly contrast: number;
  readonly read: boolean;
}

/**
 * A score that counts as read. Control calls score over .99 down to 160 × 120 and 100 kbit/s; of
 * 18,000 places in photographs without marks the best scored .55, of white noise .46. A Gaussian
 * blur reaches it at a sigma of .9 cells: 20 px on the largest mark.
 */
export const READ_SCORE = 0.6;

/** In luma levels of 255. Below it is what rounding and a codec's dithering leave on a flat card. */
const MIN_CONTRAST = 1.5;

const CELL_COUNT = CELLS * CELLS;

/** Sample points per cell in each direction, spread evenly. */
const SAMPLES = 3;

/** How far the picture may be shifted, in cells. The person's motion stays inside. */
const SHIFTS = [-0.34, 0, 0.34];

interface Mapping {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly left: number;
  readonly top: number;
}

/** Ways in which a reference picture may have been fitted into a frame: cropped, boxed, stretched. */
function listMappings(width: number, height: number): Mapping[] {
  const ratioX = width / REFERENCE.width;
  const ratioY = height / REFERENCE.height;
  const uniform = (scale: number): Mapping => ({
    scaleX: scale,
    scaleY: scale,
    left: (width - REFERENCE.width * scale) / 2,
    top: (height - REFERENCE.height * scale) / 2,
  });
  const cover = uniform(Math.max(ratioX, ratioY));
  // Encoders round sizes to even numbers: that much is still the same aspect ratio.
  if (Math.abs(ratioX / ratioY - 1) < 0.02) return [cover];
  const contain = uniform(Math.min(ratioX, ratioY));
  return [cover, contain, { scaleX: ratioX, scaleY: ratioY, left: 0, top: 0 }];
}

/** Orthonormal polynomials up to degree two over the cells: shading and what a wide blur leaves. */
function createShadingBasis(): Float64Array[] {
  const basis: Float64Array[] = [];
  const powers = [0, 1, 2].flatMap((py) => [0, 1, 2].map((px) => [px, py] as const));
  for (const [px, py] of powers.filter(([px, py]) => px + py <= 2)) {
    const centre = (CELLS - 1) / 2;
    const vector = Float64Array.from(
      { length: CELL_COUNT },
      (_, cell) => ((cell % CELLS) - centre) ** px * (Math.floor(cell / CELLS) - centre) ** py,
    );
    removeShading(vector, basis);
    basis.push(normalise(vector));
  }
  return basis;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < CELL_COUNT; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function removeShading(vector: Float64Array, basis: readonly Float64Array[]): void {
  for (const shade of basis) {
    const amount = dot(vector, shade);
    for (let i = 0; i < CELL_COUNT; i++) vector[i] = (vector[i] ?? 0) - amount * (shade[i] ?? 0);
  }
}

function normalise(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
}

/** Where a cell grid lies in a frame: its corner, and its cell size (negative: mirrored). */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
}

function placeOf(mark: Mark, { scaleX, scaleY, left, top }: Mapping): Place {
  return {
    x: left + mark.x * scaleX,
    y: top + mark.y * scaleY,
    stepX: (mark.size * scaleX) / CELLS,
    stepY: (mark.size * scaleY) / CELLS,
  };
}

/**
 * Every place at which a mark is looked for: shifted by each of SHIFTS both ways where the camera
 * itself would put it; unshifted in the other fittings and mirrored, to stay cheap.
 */
function listPlaces(mark: Mark, frame: { width: number; height: number }): Place[] {
  const places = listMappings(frame.width, frame.height).map((mapping) => placeOf(mark, mapping));
  const mirrored = places.map(({ x, stepX, ...place }) => ({
    ...place,
    x: frame.width - x,
    stepX: -stepX,
  }));
  const shifted = places.slice(0, 1).flatMap((place) =>
    SHIFTS.flatMap((down) =>
      SHIFTS.map((across) => ({
        ...place,
        x: place.x + across * place.stepX,
        y: place.y + down * place.stepY,
      })),
    ),
  );
  return [...shifted, ...places.slice(1), ...mirrored];
}

/** Pixel columns and rows of the sample points of one place, in order; they are the same each frame. */
interface SampleGrid {
  readonly columns: Int32Array;
  readonly rows: Int32Array;
}

function sampleAlong(start: number, step: number): Int32Array {
  return Int32Array.from({ length: CELLS * SAMPLES }, (_, index) =>
    Math.floor(start + (Math.floor(index / SAMPLES) + ((index % SAMPLES) + 0.5) / SAMPLES) * step),
  );
}

/** Sample points of every place that lies in the frame. */
function listSampleGrids(mark: Mark, frame: { width: number; height: number }): SampleGrid[] {
  const isWithin = (points: Int32Array, size: number): boolean =>
    points.every((point) => point >= 0 && point < size);
  return listPlaces(mark, frame)
    .map(({ x, y, stepX, stepY }) => ({
      columns: sampleAlong(x, stepX),
      rows: sampleAlong(y, stepY),
    }))
    .filter(({ columns, rows }) => isWithin(columns, frame.width) && isWithin(rows, frame.height));
}

/** Writes the sum of each cell's samples to `cells`, scaled to their mean. */
function sampleCells(plane: LumaPlane, { columns, rows }: SampleGrid, cells: Float64Array): void {
  const { data, offset, stride, step } = plane;
  cells.fill(0);
  rows.forEach((row, line) => {
    const start = offset + row * stride;
    const firstCell = Math.floor(line / SAMPLES) * CELLS;
    for (let point = 0; point < columns.length; point++) {
      const cell = firstCell + Math.floor(point / SAMPLES);
      const level = data[start + (columns[point] ?? 0) * step] ?? 0;
      cells[cell] = (cells[cell] ?? 0) + level / SAMPLES ** 2;
    }
  });
}

/**
 * Returns a function that looks for `marks` in one picture: where they are known to be, shifted a
 * little, mirrored, in every fitting; the best score counts. Pure; keeps only scratch memory.
 */
export function createMarkReader(marks: readonly Mark[]): (plane: LumaPlane) => MarkReading[] {
  const basis = createShadingBasis();
  const cells = new Float64Array(CELL_COUNT);
  const templates = marks.map((mark) => {
    const template = Float64Array.from(mark.payload);
    removeShading(template, basis);
    return { mark, template: normalise(template) };
  });

  function scoreAt(
    plane: LumaPlane,
    grid: SampleGrid,
    template: Float64Array,
  ): { score: number; contrast: number } {
    sampleCells(plane, grid, cells);
    removeShading(cells, basis);
    const contrast = Math.sqrt(dot(cells, cells) / CELL_COUNT);
    if (contrast < MIN_CONTRAST) return { score: 0, contrast };
    return { score: dot(cells, template) / (contrast * CELLS), contrast };
  }

  let grids: SampleGrid[][] = [];
  let gridSize = '';
  return (plane) => {
    const size = `${plane.width}x${plane.height}`;
    if (size !== gridSize) grids = marks.map((mark) => listSampleGrids(mark, plane));
    gridSize = size;
    return templates.map(({ mark, template }, index) => {
      let best = { score: 0, contrast: 0 };
      for (const grid of grids[index] ?? []) {
        const found = scoreAt(plane, grid, template);
        if (found.score > best.score) best = found;
      }
      return { mark, ...best, read: best.score >= READ_SCORE };
    });
  };
}

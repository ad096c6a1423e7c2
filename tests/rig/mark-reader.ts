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
 * A score that counts as read. The evidence is in tests/unit/rig/mark-reader.test.ts.
 */
export const READ_SCORE = 0.6;

/** In luma levels of 255. Below it is what rounding and a codec's dithering leave on a flat card. */
const MIN_CONTRAST = 1.5;

const CELL_COUNT = CELLS * CELLS;

/** Where in a cell it is sampled, in cells from its edge: its inner part, away from ringing. */
const SAMPLE_POINTS = [0.25, 0.5, 0.75];

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

/** Every place at which a mark is looked for: shifted by each of SHIFTS both ways, and mirrored. */
function listPlaces(mark: Mark, { scaleX, scaleY, left, top }: Mapping, width: number): Place[] {
  const stepX = (mark.size * scaleX) / CELLS;
  const stepY = (mark.size * scaleY) / CELLS;
  return SHIFTS.flatMap((shiftY) => {
    const y = top + mark.y * scaleY + shiftY * stepY;
    return SHIFTS.flatMap((shiftX) => {
      const x = left + mark.x * scaleX + shiftX * stepX;
      return [
        { x, y, stepX, stepY },
        { x: width - x, y, stepX: -stepX, stepY },
      ];
    });
  });
}

/** Mean of the sample points of every cell, written to `cells`; false if the mark is not in frame. */
function sampleCells(
  plane: LumaPlane,
  { x, y, stepX, stepY }: Place,
  cells: Float64Array,
): boolean {
  const { data, offset, stride, step, width, height } = plane;
  const endX = x + CELLS * stepX;
  if (Math.min(x, endX) < 0 || Math.max(x, endX) > width) return false;
  if (y < 0 || y + CELLS * stepY > height) return false;
  cells.fill(0);
  for (let line = 0; line < CELLS * SAMPLE_POINTS.length; line++) {
    const row = Math.floor(line / SAMPLE_POINTS.length);
    const down = row + (SAMPLE_POINTS[line % SAMPLE_POINTS.length] ?? 0);
    const start = offset + Math.floor(y + down * stepY) * stride;
    for (let column = 0; column < CELLS; column++) {
      let sum = 0;
      for (const across of SAMPLE_POINTS) {
        sum += data[start + Math.floor(x + (column + across) * stepX) * step] ?? 0;
      }
      const cell = row * CELLS + column;
      cells[cell] = (cells[cell] ?? 0) + sum / SAMPLE_POINTS.length ** 2;
    }
  }
  return true;
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
    place: Place,
    template: Float64Array,
  ): { score: number; contrast: number } {
    if (!sampleCells(plane, place, cells)) return { score: 0, contrast: 0 };
    removeShading(cells, basis);
    const contrast = Math.sqrt(dot(cells, cells) / CELL_COUNT);
    if (contrast < MIN_CONTRAST) return { score: 0, contrast };
    return { score: dot(cells, template) / (contrast * CELLS), contrast };
  }

  return (plane) => {
    const mappings = listMappings(plane.width, plane.height);
    return templates.map(({ mark, template }) => {
      let best = { score: 0, contrast: 0 };
      for (const place of mappings.flatMap((mapping) => listPlaces(mark, mapping, plane.width))) {
        const found = scoreAt(plane, place, template);
        if (found.score > best.score) best = found;
      }
      return { mark, ...best, read: best.score >= READ_SCORE };
    });
  };
}

import { type Point, type Quad, quadSize } from './geometry.ts';
import { trimToText } from './text-band.ts';
import { type Components, interpolate, type Plane, writeBgr } from './text-picture.ts';

/** Pixels: the height that the recogniser was trained with. */
export const LINE_HEIGHT = 48;
/** Pixels. A longer line is squeezed. */
const LONGEST_LINE = 1920;
/** Pixels: the recogniser takes a step for every eight, and needs more than one. */
const SHORTEST_LINE = 16;
/** A box this much taller than wide holds a line that runs downwards. */
const UPRIGHT_RATIO = 1.5;
/** Samples in each direction for one pixel of a line that is shrunk, at most. */
const MOST_SAMPLES = 3;

/** From 0 … 255 to -1 … 1, as the recogniser was trained. */
const NORMALIZATION = {
  gain: [1 / 127.5, 1 / 127.5, 1 / 127.5],
  offset: [-1, -1, -1],
} as const;

/** A line of text turned level, `48 × width × 3`: blue, green, red, -1 to 1. */
export interface LineCrop {
  readonly width: number;
  readonly values: Float32Array;
  /** Where it begins and ends along the box it was cut from, 0 to 1. */
  readonly from: number;
  readonly to: number;
}

/** Cuts the text in a box out of a picture. */
export function cropLine({ planes, factors }: Components, quad: Quad): LineCrop {
  const { quad: level, from, to } = trimToText(planes[0], lieDown(quad));
  const { width: length, height } = quadSize(level);
  const width = Math.min(
    LONGEST_LINE,
    Math.max(SHORTEST_LINE, Math.ceil((length * LINE_HEIGHT) / Math.max(1, height))),
  );
  const samples = Math.max(1, Math.min(MOST_SAMPLES, Math.round(height / LINE_HEIGHT)));
  const full = planes[0];
  const [first, second, third] = planes.map((plane) =>
    samplePlane(plane, scaleQuad(level, plane, full), width, samples),
  );
  const values = new Float32Array(3 * LINE_HEIGHT * width);
  if (first && second && third) writeBgr([first, second, third], factors, NORMALIZATION, values);
  return { width, values, from, to };
}

/** The quad so that its text runs along its upper side; lines that run downwards are turned. */
function lieDown(quad: Quad): Quad {
  const { width, height } = quadSize(quad);
  return height > width * UPRIGHT_RATIO ? [quad[1], quad[2], quad[3], quad[0]] : quad;
}

/** In pixels of a plane that may be smaller than the picture. */
function scaleQuad([a, b, c, d]: Quad, plane: Plane, full: Plane): Quad {
  const across = plane.width / full.width;
  const down = plane.height / full.height;
  const scaled = ([x, y]: Point): Point => [x * across, y * down];
  return [scaled(a), scaled(b), scaled(c), scaled(d)];
}

/** @param samples of the plane for one of the crop, in each direction; their mean counts. */
function samplePlane(plane: Plane, quad: Quad, width: number, samples: number): Float32Array {
  const [origin, right, , below] = quad;
  const columns = width * samples;
  const rows = LINE_HEIGHT * samples;
  const across = step(origin, right, columns);
  const down = step(origin, below, rows);
  const result = new Float32Array(LINE_HEIGHT * width);
  const share = 1 / samples ** 2;
  for (let y = 0; y < rows; y++) {
    const target = Math.floor(y / samples) * width;
    const startX = origin[0] + down[0] * (y + 0.5) - 0.5;
    const startY = origin[1] + down[1] * (y + 0.5) - 0.5;
    for (let x = 0; x < columns; x++) {
      const at = target + (samples === 1 ? x : Math.floor(x / samples));
      const value = interpolate(
        plane,
        startX + across[0] * (x + 0.5),
        startY + across[1] * (x + 0.5),
      );
      result[at] = (result[at] as number) + value * share;
    }
  }
  return result;
}

function step(from: Point, to: Point, count: number): Point {
  return [(to[0] - from[0]) / count, (to[1] - from[1]) / count];
}

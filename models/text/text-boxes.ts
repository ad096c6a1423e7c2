import { convexHull, type Point, type Quad, smallestRectangle } from './geometry.ts';

/** A place that looks like a line of text, read or not. */
export interface TextBox {
  readonly quad: Quad;
  /** How certain the detector is, 0 to 1. */
  readonly score: number;
}

/** How likely each pixel belongs to text, 0 to 1, row-major. */
export interface TextMap {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Values of the PP-OCR detector's own post-processing, except where said otherwise. */
const PIXEL_THRESHOLD = 0.3;
/** Lower than its .6, because a missed line is worse here than one too many. */
const SCORE_THRESHOLD = 0.5;
/** The net is trained on shrunken boxes; this much is put back (Liao et al., "Real-time Scene Text Detection with Differentiable Binarization", 2020). */
const UNCLIP_RATIO = 1.6;
/** Pixels of the map. */
const SMALLEST_SIDE = 3;
const FEWEST_PIXELS = 6;

interface Region {
  /** Sum of the map over it. */
  sum: number;
  pixels: number;
  /** Leftmost and rightmost pixel by row. */
  readonly rows: Map<number, [number, number]>;
}

/**
 * Finds the boxes in a map.
 * @param scale pixels of the picture per pixel of the map: across, down.
 */
export function findBoxes(map: TextMap, scale: readonly [number, number]): TextBox[] {
  const boxes: TextBox[] = [];
  for (const region of findRegions(map)) {
    const score = region.sum / region.pixels;
    if (region.pixels < FEWEST_PIXELS || score < SCORE_THRESHOLD) continue;
    const quad = enclosingQuad(region);
    if (quad) boxes.push({ quad: scaleQuad(quad, scale), score });
  }
  return boxes;
}

function* findRegions(map: TextMap): Generator<Region> {
  const seen = new Uint8Array(map.values.length);
  const stack = new Int32Array(map.values.length);
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || (map.values[start] as number) <= PIXEL_THRESHOLD) continue;
    yield fillRegion(map, start, seen, stack);
  }
}

/** Collects all pixels above the threshold that touch each other, corners included. */
function fillRegion(map: TextMap, start: number, seen: Uint8Array, stack: Int32Array): Region {
  const { values, width, height } = map;
  const region: Region = { sum: 0, pixels: 0, rows: new Map() };
  let depth = 0;
  stack[depth++] = start;
  seen[start] = 1;
  while (depth > 0) {
    const at = stack[--depth] as number;
    const x = at % width;
    const y = (at - x) / width;
    addPixel(region, x, y, values[at] as number);
    const [left, right] = [Math.max(0, x - 1), Math.min(width - 1, x + 1)];
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (let next = row * width + left; next <= row * width + right; next++) {
        if (seen[next] || (values[next] as number) <= PIXEL_THRESHOLD) continue;
        seen[next] = 1;
        stack[depth++] = next;
      }
    }
  }
  return region;
}

function addPixel(region: Region, x: number, y: number, value: number): void {
  region.sum += value;
  region.pixels++;
  const row = region.rows.get(y);
  if (!row) region.rows.set(y, [x, x]);
  else if (x < row[0]) row[0] = x;
  else if (x > row[1]) row[1] = x;
}

function enclosingQuad({ rows }: Region): Quad | null {
  const outline = [...rows].flatMap(([y, [left, right]]): Point[] => [
    [left, y],
    [left, y + 1],
    [right + 1, y],
    [right + 1, y + 1],
  ]);
  const rectangle = smallestRectangle(
    convexHull(outline),
    (width, height) => (width * height * UNCLIP_RATIO) / (2 * (width + height)),
  );
  if (!rectangle || Math.min(rectangle.width, rectangle.height) < SMALLEST_SIDE) return null;
  return rectangle.quad;
}

function scaleQuad([a, b, c, d]: Quad, [across, down]: readonly [number, number]): Quad {
  const scaled = ([x, y]: Point): Point => [x * across, y * down];
  return [scaled(a), scaled(b), scaled(c), scaled(d)];
}

/** The smallest upright rectangle around a quad. */
export function boundsOf(quad: Quad): {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
} {
  const across = quad.map(([x]) => x);
  const down = quad.map(([, y]) => y);
  const [x, y] = [Math.min(...across), Math.min(...down)];
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
}

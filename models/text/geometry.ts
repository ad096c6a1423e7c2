/** In pixels of the picture, from its upper left corner: [across, down]. */
export type Point = readonly [number, number];

/**
 * Four corners, clockwise as seen: upper left, upper right, lower right, lower left, in the
 * direction of reading.
 */
export type Quad = readonly [Point, Point, Point, Point];

/** A rectangle that may be turned: its centre, its axes and half of its lengths along them. */
interface TurnedRectangle {
  readonly along: Point;
  readonly from: Point;
  readonly to: Point;
  readonly area: number;
}

/** Corners of the convex hull of points, in order (A. M. Andrew's monotone chain, 1979). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lower = halfHull(sorted);
  const upper = halfHull(sorted.toReversed());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function halfHull(sorted: readonly Point[]): Point[] {
  const chain: Point[] = [];
  for (const point of sorted) {
    while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
    chain.push(point);
  }
  return chain;
}

/** Twice the area of the triangle; positive if it turns clockwise as seen. */
function turn(a: Point = [0, 0], b: Point = [0, 0], c: Point = [0, 0]): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/**
 * The smallest rectangle around a convex hull, grown by `growth` on each side: one of its sides
 * lies on a side of the hull (Freeman and Shapira, 1975).
 * @returns null if the hull has no area.
 */
export function smallestRectangle(
  hull: readonly Point[],
  growth: (width: number, height: number) => number,
): { readonly quad: Quad; readonly width: number; readonly height: number } | null {
  let best: TurnedRectangle | null = null;
  for (const [i, a] of hull.entries()) {
    const b = hull[(i + 1) % hull.length] ?? a;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (length === 0) continue;
    const candidate = enclose(hull, [(b[0] - a[0]) / length, (b[1] - a[1]) / length]);
    if (!best || candidate.area < best.area) best = candidate;
  }
  if (!best || best.area === 0) return null;
  const width = best.to[0] - best.from[0];
  const height = best.to[1] - best.from[1];
  return { quad: upright(corners(best, growth(width, height))), width, height };
}

function enclose(hull: readonly Point[], along: Point): TurnedRectangle {
  const across = hull.map(([x, y]) => x * along[0] + y * along[1]);
  const down = hull.map(([x, y]) => y * along[0] - x * along[1]);
  const from: Point = [Math.min(...across), Math.min(...down)];
  const to: Point = [Math.max(...across), Math.max(...down)];
  return { along, from, to, area: (to[0] - from[0]) * (to[1] - from[1]) };
}

function corners({ along, from, to }: TurnedRectangle, growth: number): Quad {
  const place = (u: number, v: number): Point => [
    u * along[0] - v * along[1],
    u * along[1] + v * along[0],
  ];
  const [left, top] = [from[0] - growth, from[1] - growth];
  const [right, bottom] = [to[0] + growth, to[1] + growth];
  return [place(left, top), place(right, top), place(right, bottom), place(left, bottom)];
}

/** The same corners, beginning at the one that is nearest to the picture's upper left. */
function upright([a, b, c, d]: Quad): Quad {
  const turns: readonly Quad[] = [
    [a, b, c, d],
    [b, c, d, a],
    [c, d, a, b],
    [d, a, b, c],
  ];
  const sum = ([[x, y]]: Quad) => x + y;
  return turns.reduce((best, quad) => (sum(quad) < sum(best) ? quad : best));
}

/** Lengths of the upper and the left side. */
export function quadSize([upperLeft, upperRight, , lowerLeft]: Quad): {
  readonly width: number;
  readonly height: number;
} {
  return {
    width: Math.hypot(upperRight[0] - upperLeft[0], upperRight[1] - upperLeft[1]),
    height: Math.hypot(lowerLeft[0] - upperLeft[0], lowerLeft[1] - upperLeft[1]),
  };
}

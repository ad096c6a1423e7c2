/*
 * Shapes as signed distances, negative inside. A box is max(|x| - a, |y| - b), rounded by its radius;
 * a circle is |p| - r.
 */

/** `Math.hypot` guards against overflow and takes ten times as long. */
export const length = (x: number, y: number): number => Math.sqrt(x * x + y * y);

export function roundedBox(
  x: number,
  y: number,
  halfWidth: number,
  halfHeight: number,
  radius: number,
): number {
  const dx = Math.abs(x) - halfWidth + radius;
  const dy = Math.abs(y) - halfHeight + radius;
  const outside = length(Math.max(dx, 0), Math.max(dy, 0));
  return outside + Math.min(Math.max(dx, dy), 0) - radius;
}

/** Union with a fillet of `blend` where the shapes meet (quadratic smooth minimum). */
export function smoothUnion(a: number, b: number, blend: number): number {
  const h = Math.max(0, blend - Math.abs(a - b)) / blend;
  return Math.min(a, b) - (h * h * blend) / 4;
}

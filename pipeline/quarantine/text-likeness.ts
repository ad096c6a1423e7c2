import type { Rect } from './tile-grid.ts';

/** Luma steps between two pixels, two apart, that count as an edge; pale grey on white has some 30. */
const EDGE = 20;

/** Pixels: the widest stroke, and the widest gap between two, of letters up to 120 pixels high. */
const WIDEST_STROKE = 24;

/** Strokes that make a tile look like text: fewer are a border, or the outermost bit of a letter. */
const FEWEST_STROKES = 4;

/**
 * Whether the pixels could be part of text: strokes, a sharp edge up and a sharp one down near each
 * other in a row. It errs on the side of text; soft pictures have hardly any.
 * @param luma Samples row by row, `stride` apart, at least one row.
 */
export function looksLikeText(luma: Uint8Array, stride: number, rect: Rect): boolean {
  const right = Math.min(rect.x + rect.width + WIDEST_STROKE, stride) - 2;
  let strokes = 0;
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    strokes += strokesInRow(luma, y * stride + rect.x, y * stride + right);
    if (strokes >= FEWEST_STROKES) return true;
  }
  return false;
}

/** @param to Index after the last pixel that begins an edge. */
function strokesInRow(luma: Uint8Array, from: number, to: number): number {
  let strokes = 0;
  let sign = 0;
  let edgeAt = 0;
  for (let at = from; at < to; at++) {
    const step = (luma[at + 2] as number) - (luma[at] as number);
    if (step < EDGE && step > -EDGE) continue;
    const turn = step > 0 ? 1 : -1;
    if (turn === -sign && at - edgeAt <= WIDEST_STROKE) strokes += 1;
    sign = turn;
    edgeAt = at;
  }
  return strokes;
}

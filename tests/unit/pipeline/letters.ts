import type { Shade } from './pictures.ts';

/** Strokes from (0, 0) top left to (1, 1), in the letter's box. */
type Stroke = readonly [x0: number, y0: number, x1: number, y1: number];

const LETTERS: Readonly<Record<string, readonly Stroke[]>> = {
  A: [
    [0, 1, 0.5, 0],
    [0.5, 0, 1, 1],
    [0.2, 0.65, 0.8, 0.65],
  ],
  E: [
    [0, 0, 0, 1],
    [0, 0, 0.85, 0],
    [0, 0.5, 0.75, 0.5],
    [0, 1, 0.85, 1],
  ],
  F: [
    [0, 0, 0, 1],
    [0, 0, 0.85, 0],
    [0, 0.5, 0.75, 0.5],
  ],
  H: [
    [0, 0, 0, 1],
    [1, 0, 1, 1],
    [0, 0.5, 1, 0.5],
  ],
  K: [
    [0, 0, 0, 1],
    [0, 0.6, 0.9, 0],
    [0.3, 0.4, 1, 1],
  ],
  L: [
    [0, 0, 0, 1],
    [0, 1, 0.85, 1],
  ],
  M: [
    [0, 1, 0, 0],
    [0, 0, 0.5, 0.7],
    [0.5, 0.7, 1, 0],
    [1, 0, 1, 1],
  ],
  T: [
    [0, 0, 1, 0],
    [0.5, 0, 0.5, 1],
  ],
};

/** Of the letter's height. */
const WIDTH = 0.62;
const GAP = 0.32;
const STROKE = 0.15;

function distance(x: number, y: number, [x0, y0, x1, y1]: Stroke): number {
  const dx = (x1 - x0) * WIDTH;
  const dy = y1 - y0;
  const px = x - x0 * WIDTH;
  const py = y - y0;
  const t = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
  return Math.hypot(px - t * dx, py - t * dy);
}

/**
 * Black writing on white, in the middle of a picture: letters of 1/6 of its height, as on a
 * whiteboard behind a person. Edges are as soft as a pixel.
 */
export function drawWriting(word: string, width: number, height: number): Shade {
  const letter = height / 6;
  const wordWidth = word.length * (WIDTH + GAP) - GAP;
  return (u, v) => {
    const x = ((u - 0.5) * width) / letter + wordWidth / 2;
    const y = ((v - 0.5) * height) / letter + 0.5;
    if (y < -0.2 || y > 1.2) return 235;
    const index = Math.min(word.length - 1, Math.max(0, Math.floor((x + GAP / 2) / (WIDTH + GAP))));
    const strokes = LETTERS[word[index] ?? ''] ?? [];
    const nearest = Math.min(
      ...strokes.map((stroke) => distance(x - index * (WIDTH + GAP), y, stroke)),
    );
    const cover = Math.min(1, Math.max(0, (STROKE / 2 - nearest) * letter + 0.5));
    return 235 - 219 * cover;
  };
}

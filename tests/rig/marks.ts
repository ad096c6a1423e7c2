/**
 * The machine-readable marks of a test scene: squares of 8 × 8 black and white cells whose payload
 * and place are known, so that reading one is a yes-or-no question. No browser API here: the scene
 * (Node), the reader (page) and the unit tests share this table.
 */
export const CELLS = 8;
const CELL_COUNT = CELLS * CELLS;

/** All places are in pixels of this picture; other sizes are centred crops of it, then scaled. */
export const REFERENCE = { width: 1280, height: 720 } as const;

export interface Mark {
  readonly name: string;
  readonly on: 'background' | 'person';
  /** Top left corner and edge of the cell grid, in reference pixels. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Row by row, 1 = white, −1 = black; as many of one as of the other. */
  readonly payload: Int8Array;
}

/** A balanced pseudo-random payload (Fisher–Yates over mulberry32, so the same on every machine). */
function createPayload(seed: number): Int8Array {
  const cells = Int8Array.from({ length: CELL_COUNT }, (_, cell) => (cell % 2 === 0 ? 1 : -1));
  let state = seed;
  for (let last = CELL_COUNT - 1; last > 0; last--) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const other = ((mixed ^ (mixed >>> 14)) >>> 0) % (last + 1);
    const kept = cells[last] ?? 0;
    cells[last] = cells[other] ?? 0;
    cells[other] = kept;
  }
  return cells;
}

function mark(
  on: Mark['on'],
  name: string,
  size: number,
  x: number,
  y: number,
  seed: number,
): Mark {
  return { name, on, x, y, size, payload: createPayload(seed) };
}

/**
 * Four sizes, the largest with strokes (22 px) like those of a 120 px high letter. All lie within
 * the 960 px that a 4:3 crop keeps; the two "top" ones within the 405 px of a portrait crop.
 */
export const MARKS: readonly Mark[] = [
  mark('background', 'left-180', 180, 196, 90, 11),
  mark('background', 'left-72', 72, 200, 326, 12),
  mark('background', 'left-48', 48, 330, 338, 13),
  mark('background', 'top-72', 72, 440, 20, 14),
  mark('background', 'top-48', 48, 786, 24, 15),
  mark('background', 'right-120', 120, 900, 100, 16),
  mark('background', 'right-72', 72, 1020, 280, 17),
  mark('background', 'right-48', 48, 900, 300, 18),
  mark('person', 'person-112', 112, 572, 532, 19),
];

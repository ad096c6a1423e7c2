/** Cells as plain numbers, four a cell: w * Y, w * U, w * V, w * 255. */
export type Cells = Int32Array;

export interface SmallPicture {
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
  readonly mask: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export function gatherCells({ y, u, v, mask, width, height }: SmallPicture): Cells {
  const wide = Math.ceil(width / 2);
  const cells = new Int32Array(wide * Math.ceil(height / 2) * 4);
  for (let i = 0; i < mask.length; i++) {
    const cell = 4 * (Math.floor(i / width / 2) * wide + Math.floor((i % width) / 2));
    const weight = 255 - Math.min(255, 4 * (mask[i] ?? 0));
    for (const [lane, plane] of [y, u, v].entries()) {
      cells[cell + lane] = (cells[cell + lane] ?? 0) + weight * (plane[i] ?? 0);
    }
    cells[cell + 3] = (cells[cell + 3] ?? 0) + weight * 255;
  }
  return cells;
}

/** As the kernel: single precision, in the cells' order. */
export function sumCells(cells: Cells): Float32Array {
  const total = new Float32Array(4);
  for (const [i, value] of cells.entries()) total[i % 4] = (total[i % 4] ?? 0) + value;
  return total;
}

/** Box mean of lanes that lie `step` cells apart, `length` of them, from each of `starts`. */
function box(cells: Cells, starts: number[], step: number, length: number, radius: number): Cells {
  const out = new Int32Array(cells.length);
  const inverse = Math.fround(1 / (2 * radius + 1));
  for (const start of starts) {
    for (let i = 0; i < length; i++) {
      for (let lane = 0; lane < 4; lane++) {
        let sum = 0;
        const last = Math.min(length - 1, i + radius);
        for (let k = Math.max(0, i - radius); k <= last; k++) {
          sum += cells[4 * (start + k * step) + lane] ?? 0;
        }
        const mean = Math.fround(Math.fround(sum * inverse) + 0.5);
        out[4 * (start + i * step) + lane] = Math.trunc(mean);
      }
    }
  }
  return out;
}

const range = (count: number, step: number) => Array.from({ length: count }, (_, i) => i * step);

export const boxRows = (cells: Cells, width: number, height: number, radius: number): Cells =>
  box(cells, range(height, width), 1, width, radius);

export const boxColumns = (cells: Cells, width: number, height: number, radius: number): Cells =>
  box(cells, range(width, 1), width, height, radius);

export function cellsToPlanes(cells: Cells, prior: Float32Array): Uint8Array[] {
  const count = cells.length / 4;
  return [0, 1, 2].map((lane) =>
    Uint8Array.from({ length: count }, (_, i) => {
      const part = (k: number) => Math.fround((cells[4 * i + k] ?? 0) + (prior[k] ?? 0));
      const share = Math.fround(part(lane) / part(3));
      return Math.trunc(Math.fround(Math.fround(share * 255) + 0.5));
    }),
  );
}

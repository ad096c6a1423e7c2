/** Pixels; a power of two of which half is whole too, so that chroma tiles fit. */
export const TILE = 32;

/** In pixels of the picture, from its upper left corner. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture cut into square tiles, numbered row by row; the last of a row or column may be smaller. */
export class TileGrid {
  readonly columns: number;
  readonly rows: number;
  readonly count: number;

  /** Pixels, > 0. */
  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.columns = Math.ceil(width / TILE);
    this.rows = Math.ceil(height / TILE);
    this.count = this.columns * this.rows;
  }

  rectOf(tile: number): Rect {
    const x = (tile % this.columns) * TILE;
    const y = Math.floor(tile / this.columns) * TILE;
    const width = Math.min(TILE, this.width - x);
    return { x, y, width, height: Math.min(TILE, this.height - y) };
  }

  /**
   * Rectangles that cover these tiles and no others, one for each run of neighbours in a row.
   * @param tiles In ascending order; otherwise there are only more of them.
   */
  stretches(tiles: readonly number[]): Rect[] {
    const rects: Rect[] = [];
    let first = 0;
    for (let i = 0; i < tiles.length; i++) {
      const tile = tiles[i] as number;
      const isLast = tiles[i + 1] !== tile + 1 || (tile + 1) % this.columns === 0;
      if (!isLast) continue;
      const from = this.rectOf(tiles[first] as number);
      const to = this.rectOf(tile);
      rects.push({ ...from, width: to.x + to.width - from.x });
      first = i + 1;
    }
    return rects;
  }

  /** Every tile that the rectangle touches. */
  tilesIn({ x, y, width, height }: Rect): number[] {
    if (!(width > 0 && height > 0)) return [];
    const [left, right] = span(x, width, this.columns);
    const [top, bottom] = span(y, height, this.rows);
    const tiles: number[] = [];
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) tiles.push(row * this.columns + column);
    }
    return tiles;
  }

  /** The tile and those around it. */
  neighbourhood(tile: number): number[] {
    const { x, y } = this.rectOf(tile);
    return this.tilesIn({ x: x - 1, y: y - 1, width: TILE + 2, height: TILE + 2 });
  }

  /** The smallest rectangle of whole tiles around these. `null` for none. */
  around(tiles: Iterable<number>): Rect | null {
    let [left, top, right, bottom] = [this.columns, this.rows, -1, -1];
    for (const tile of tiles) {
      const [column, row] = [tile % this.columns, Math.floor(tile / this.columns)];
      [left, right] = [Math.min(left, column), Math.max(right, column)];
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    }
    if (right < 0) return null;
    const [x, y] = [left * TILE, top * TILE];
    const width = Math.min(this.width, (right + 1) * TILE) - x;
    return { x, y, width, height: Math.min(this.height, (bottom + 1) * TILE) - y };
  }
}

/** First and last tile of a stretch, within the picture. */
function span(from: number, length: number, count: number): [first: number, last: number] {
  const first = Math.max(0, Math.floor(from / TILE));
  const last = Math.min(count - 1, Math.ceil((from + length) / TILE) - 1);
  return [first, last];
}

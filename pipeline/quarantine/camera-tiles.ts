import type { Rect } from './tile-grid.ts';

/** Samples of the small picture: 32 pixels of a 720p picture. */
const SIDE = 8;

/** A camera's small picture cut into square tiles, numbered row by row. All in its samples. */
export class CameraTiles {
  readonly columns: number;
  readonly rows: number;
  readonly count: number;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.columns = Math.ceil(width / SIDE);
    this.rows = Math.ceil(height / SIDE);
    this.count = this.columns * this.rows;
  }

  rectOf(tile: number): Rect {
    const x = (tile % this.columns) * SIDE;
    const y = Math.floor(tile / this.columns) * SIDE;
    return {
      x,
      y,
      width: Math.min(SIDE, this.width - x),
      height: Math.min(SIDE, this.height - y),
    };
  }

  /** Every tile that the rectangle touches. */
  tilesIn({ x, y, width, height }: Rect): number[] {
    const left = Math.max(0, Math.floor(x / SIDE));
    const top = Math.max(0, Math.floor(y / SIDE));
    const right = Math.min(this.columns, Math.ceil((x + width) / SIDE));
    const bottom = Math.min(this.rows, Math.ceil((y + height) / SIDE));
    const tiles: number[] = [];
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) tiles.push(row * this.columns + column);
    }
    return tiles;
  }

  /** The tile and those around it. */
  neighbourhood(tile: number): number[] {
    const { x, y } = this.rectOf(tile);
    return this.tilesIn({ x: x - 1, y: y - 1, width: SIDE + 2, height: SIDE + 2 });
  }

  /** Visits each row of a tile: indices of its first sample and of the one after its last. */
  eachRow(tile: number, visit: (from: number, to: number) => void): void {
    this.eachRowWithin(tile, { x: 0, y: 0, width: this.width, height: this.height }, visit);
  }

  /** Likewise, of as much of the tile as any part of the rectangle covers. */
  eachRowWithin(tile: number, within: Rect, visit: (from: number, to: number) => void): void {
    const rect = this.rectOf(tile);
    const left = Math.max(rect.x, Math.floor(within.x));
    const right = Math.min(rect.x + rect.width, Math.ceil(within.x + within.width));
    const top = Math.max(rect.y, Math.floor(within.y));
    const bottom = Math.min(rect.y + rect.height, Math.ceil(within.y + within.height));
    if (left >= right) return;
    for (let y = top; y < bottom; y++) visit(y * this.width + left, y * this.width + right);
  }

  /** Whether any sample of the tile differs by `least` or more. */
  differs(tile: number, one: Uint8Array, other: Uint8Array, least: number): boolean {
    const { x, y, width, height } = this.rectOf(tile);
    for (let row = y; row < y + height; row++) {
      const end = row * this.width + x + width;
      for (let at = end - width; at < end; at++) {
        const step = (one[at] as number) - (other[at] as number);
        if (step >= least || -step >= least) return true;
      }
    }
    return false;
  }
}

import { planesOf, samplesIn } from './planes.ts';
import { TILE, type TileGrid } from './tile-grid.ts';

/** Bytes of a packed tile: luma, then both chroma planes, each of the full size also at the edges. */
export const TILE_BYTES = TILE * TILE + (TILE * TILE) / 2;

const PLANE_STARTS = [0, TILE * TILE, TILE * TILE + (TILE * TILE) / 4] as const;

/** Packs tiles of an I420 picture one after the other. */
export function packTiles(
  picture: Uint8Array,
  grid: TileGrid,
  tiles: readonly number[],
): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(tiles.length * TILE_BYTES);
  for (const [index, tile] of tiles.entries()) {
    eachRow(picture, grid, tile, (samples, at) => packed.set(samples, index * TILE_BYTES + at));
  }
  return packed;
}

/** Puts packed tiles into an I420 picture. Throws `RangeError` when there are not as many. */
export function unpackTiles(
  packed: Uint8Array,
  picture: Uint8Array,
  grid: TileGrid,
  tiles: readonly number[],
): void {
  if (packed.length !== tiles.length * TILE_BYTES) {
    throw new RangeError(`${packed.length} bytes are not ${tiles.length} tiles`);
  }
  for (const [index, tile] of tiles.entries()) {
    eachRow(picture, grid, tile, (samples, at) => {
      const from = index * TILE_BYTES + at;
      samples.set(packed.subarray(from, from + samples.length));
    });
  }
}

/** @param visit Gets each row's samples, in the picture's memory, and their place in a packed tile. */
function eachRow(
  picture: Uint8Array,
  grid: TileGrid,
  tile: number,
  visit: (samples: Uint8Array, at: number) => void,
): void {
  const planes = planesOf(picture, grid.width, grid.height);
  for (const [index, plane] of planes.entries()) {
    const { x, y, width, height } = samplesIn(plane, grid.rectOf(tile));
    for (let row = 0; row < height; row++) {
      const from = plane.offset + (y + row) * plane.width + x;
      const at = (PLANE_STARTS[index] ?? 0) + row * (TILE / plane.scale);
      visit(plane.data.subarray(from, from + width), at);
    }
  }
}

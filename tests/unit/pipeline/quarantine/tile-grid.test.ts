import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TileGrid } from '../../../../pipeline/quarantine/tile-grid.ts';

const side = fc.integer({ min: 1, max: 200 });

it('stretches cover the tiles that they are asked for, each once, and nothing else', () => {
  fc.assert(
    fc.property(side, side, fc.array(fc.nat()), (width, height, picks) => {
      const grid = new TileGrid(width, height);
      const tiles = [...new Set(picks.map((pick) => pick % grid.count))].sort((a, b) => a - b);
      const stretches = grid.stretches(tiles);
      expect(stretches.flatMap((rect) => grid.tilesIn(rect))).toEqual(tiles);
      const areaOf = (rects: readonly { width: number; height: number }[]): number =>
        rects.reduce((sum, rect) => sum + rect.width * rect.height, 0);
      expect(areaOf(stretches)).toBe(areaOf(tiles.map((tile) => grid.rectOf(tile))));
    }),
  );
});

it('neighbours in a row make one stretch, the end of a row ends it', () => {
  const grid = new TileGrid(96, 64);
  expect(grid.stretches([0, 1, 2, 3])).toEqual([
    { x: 0, y: 0, width: 96, height: 32 },
    { x: 0, y: 32, width: 32, height: 32 },
  ]);
});

import { describe, expect, it } from 'vitest';
import { COVER_CARD_CHROMA, coverCardProbes, drawCoverCard } from '../../../pipeline/cover-card.ts';
import { CAPPED_CAMERA } from '../../../pipeline/cover-card-icon.ts';
import { chromaSize, frameByteLength } from '../../../pipeline/frame-layout.ts';
import { HELD_SCREEN } from '../../../pipeline/held-screen-icon.ts';

const ICONS = { 'capped camera': CAPPED_CAMERA, 'held screen': HELD_SCREEN };

const SIZES = [
  [1, 1],
  [2, 2],
  [3, 7],
  [64, 64],
  [160, 120],
  [161, 121],
  [639, 361],
  [720, 1280],
  [1280, 720],
  [2000, 100],
] as const;

/** Darkest and lightest luma of the cards' parts: see the icons. */
const DARKEST = 34;
const LIGHTEST = 182;

const CARDS = Object.entries(ICONS).flatMap(([name, icon]) =>
  SIZES.map(([width, height]) => ({ name, icon, width, height })),
);

describe.each(CARDS)('$name of $width x $height', ({ icon, width, height }) => {
  const card = drawCoverCard(width, height, icon);
  const luma = card.subarray(0, width * height);

  it('is one whole I420 picture', () => {
    expect(card.length).toBe(frameByteLength({ format: 'I420', width, height }));
    expect(luma.every((value) => value >= DARKEST && value <= LIGHTEST)).toBe(true);
    const chroma = chromaSize(width) * chromaSize(height);
    const u = new Set(card.subarray(luma.length, luma.length + chroma));
    const v = new Set(card.subarray(luma.length + chroma));
    expect([u, v]).toEqual([new Set([COVER_CARD_CHROMA.u]), new Set([COVER_CARD_CHROMA.v])]);
  });

  it('is its own mirror image', () => {
    for (let y = 0; y < height; y++) {
      const row = Array.from(luma.subarray(y * width, (y + 1) * width));
      expect(row).toEqual(row.toReversed());
    }
  });
});

describe('the probes', () => {
  const large = CARDS.filter(({ width, height }) => Math.min(width, height) >= 64);
  it.each(large)('hit the $name at $width x $height', ({ icon, width, height }) => {
    const card = drawCoverCard(width, height, icon);
    for (const { x, y, luma } of coverCardProbes(width, height, icon)) {
      expect(Math.abs((card[y * width + x] ?? 0) - luma)).toBeLessThanOrEqual(3);
    }
  });

  it.each(Object.entries(ICONS))('do not take an even picture for the %s', (_, icon) => {
    const wanted = new Set(coverCardProbes(640, 360, icon).map(({ luma }) => luma));
    expect(Math.max(...wanted) - Math.min(...wanted)).toBeGreaterThan(100);
  });
});

import type { CardIcon } from './card-icon.ts';
import { CAPPED_CAMERA } from './cover-card-icon.ts';
import { chromaSize } from './frame-layout.ts';

/** A cool, dark grey, limited range: darker than any room, lighter than a picture that is missing. */
const CENTRE_LUMA = 50;
const CORNER_LUMA = 34;

/**
 * Chroma of the whole card, slightly cool. In RGB these offsets are all but whole numbers, so that
 * the channels step together and the gradient has no coloured bands.
 */
export const COVER_CARD_CHROMA = { u: 133, v: 123 } as const;

/** Half the icon's width as a part of the shorter side. */
const ICON_SIZE = 0.24;

/** Fraction bits of luma while the backdrop is worked out. */
const BITS = 8;

/** Ordered dither (Bayer 4 × 4), in 1/16 of a step: the slow gradient shows no bands. */
const DITHER = [
  [0, 8, 2, 10],
  [12, 4, 14, 6],
  [3, 11, 1, 9],
  [15, 7, 13, 5],
] as const;

interface Card {
  readonly luma: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Columns of the left half, the middle one of an odd width included. */
const halfWidth = (width: number): number => (width + 1) >> 1;

/** Bowl of light around the middle: a paraboloid, so that it is a sum of a row and a column part. */
function drawBackdrop({ luma, width, height }: Card): void {
  const fall = ((CENTRE_LUMA - CORNER_LUMA) << BITS) / (width * width + height * height);
  const part = (i: number, length: number) => Math.round(fall * (2 * i + 1 - length) ** 2);
  const half = halfWidth(width);
  const dithered = DITHER.map((row) =>
    Int32Array.from({ length: half }, (_, x) => (row[x & 3] ?? 0) * 16 - part(x, width)),
  );
  for (let y = 0; y < height; y++) {
    const columns = dithered[y & 3] ?? [];
    const left = luma.subarray(y * width, y * width + half);
    const row = (CENTRE_LUMA << BITS) - part(y, height);
    for (let x = 0; x < half; x++) left[x] = (row + (columns[x] ?? 0)) >> BITS;
  }
}

/** Lays the icon's parts over a luma. `pixel` is the size of a pixel in the icon's unit. */
function drawParts(icon: CardIcon, backdrop: number, x: number, y: number, pixel: number): number {
  let luma = backdrop;
  const down = (y + icon.height) / (2 * icon.height);
  for (const { distance, top, bottom, holdsRest } of icon.parts) {
    const cover = 0.5 - distance(x, y) / pixel;
    if (cover <= 0 && holdsRest) break;
    if (cover <= 0) continue;
    luma += (top + (bottom - top) * down - luma) * Math.min(1, cover);
  }
  return Math.round(luma);
}

function iconSize({ width, height }: { width: number; height: number }): number {
  return ICON_SIZE * Math.min(width, height);
}

function drawIcon(card: Card, icon: CardIcon): void {
  const { luma, width, height } = card;
  const size = iconSize(card);
  const pixel = 1 / size;
  const reachX = size * icon.width + 1;
  const reachY = size * icon.height + 1;
  const bottom = Math.min(height, Math.ceil(height / 2 + reachY));
  for (let y = Math.max(0, Math.floor(height / 2 - reachY)); y < bottom; y++) {
    const v = (y + 0.5 - height / 2) * pixel;
    for (let x = Math.max(0, Math.floor(width / 2 - reachX)); x < halfWidth(width); x++) {
      const at = y * width + x;
      luma[at] = drawParts(icon, luma[at] ?? 0, (x + 0.5 - width / 2) * pixel, v, pixel);
    }
  }
}

function mirrorLeftHalf({ luma, width, height }: Card): void {
  for (let from = 0; from < width * height; from += width) {
    for (let left = from, right = from + width - 1; left < right; left++, right--) {
      luma[right] = luma[left] ?? 0;
    }
  }
}

/**
 * The picture that goes out instead of what is covered or held: a capped lens, or a held screen, on a calm dark ground, the
 * same seen in a mirror, without words. Plain JavaScript, as it is also drawn where WebAssembly is
 * blocked.
 *
 * @param width Pixels, > 0. @param height Pixels, > 0. @param icon What it shows in the middle.
 * @returns I420, tight, limited range; the caller owns it.
 */
export function drawCoverCard(
  width: number,
  height: number,
  icon: CardIcon = CAPPED_CAMERA,
): Uint8Array<ArrayBuffer> {
  const area = width * height;
  const chroma = chromaSize(width) * chromaSize(height);
  const bytes = new Uint8Array(area + 2 * chroma);
  const card = { luma: bytes.subarray(0, area), width, height };
  drawBackdrop(card);
  drawIcon(card, icon);
  mirrorLeftHalf(card);
  bytes.fill(COVER_CARD_CHROMA.u, area, area + chroma);
  bytes.fill(COVER_CARD_CHROMA.v, area + chroma);
  return bytes;
}

/** A place on the card, in pixels, and the luma that is there (give or take a few steps). */
export interface CoverCardProbe {
  readonly x: number;
  readonly y: number;
  readonly luma: number;
}

/**
 * Places whose luma tells the card from any other picture, also after a video codec: the cap, the
 * camera's body on both sides, the four corners. For pictures of at least 64 × 64.
 */
export function coverCardProbes(
  width: number,
  height: number,
  { probes }: CardIcon = CAPPED_CAMERA,
): CoverCardProbe[] {
  const size = iconSize({ width, height });
  const icon = probes.map(({ x, y, luma }) => ({
    x: Math.floor(width / 2 + x * size),
    y: Math.floor(height / 2 + y * size),
    luma,
  }));
  const corners = [0, 1, 2, 3].map((corner) => ({
    x: corner & 1 ? width - 1 : 0,
    y: corner & 2 ? height - 1 : 0,
    luma: CORNER_LUMA,
  }));
  return [...icon, ...corners];
}

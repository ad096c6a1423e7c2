import { i420Length, planesOf, samplesIn } from './planes.ts';
import type { Rect } from './tile-grid.ts';

/** An I420 picture cut out of another. */
export interface Crop {
  readonly data: Uint8Array<ArrayBuffer>;
  /** Where it lies in the other; both even. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Cuts a rectangle out of an I420 picture, grown to even corners. */
export function cropPicture(
  picture: Uint8Array,
  size: { readonly width: number; readonly height: number },
  rect: Rect,
): Crop {
  const x = Math.max(0, Math.floor(rect.x) & ~1);
  const y = Math.max(0, Math.floor(rect.y) & ~1);
  const width = Math.min(size.width, Math.ceil(rect.x + rect.width)) - x;
  const height = Math.min(size.height, Math.ceil(rect.y + rect.height)) - y;
  const data = new Uint8Array(i420Length(width, height));
  const targets = planesOf(data, width, height);
  for (const [index, plane] of planesOf(picture, size.width, size.height).entries()) {
    const target = targets[index];
    if (!target) continue;
    const samples = samplesIn(plane, { x, y, width, height });
    for (let row = 0; row < target.height; row++) {
      const from = plane.offset + (samples.y + row) * plane.width + samples.x;
      data.set(plane.data.subarray(from, from + target.width), target.offset + row * target.width);
    }
  }
  return { data, x, y, width, height };
}

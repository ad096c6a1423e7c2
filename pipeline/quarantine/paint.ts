import { type PlaneView, planesOf, samplesIn } from './planes.ts';
import type { Rect } from './tile-grid.ts';

/** Of luma and of chroma: what a hidden place is mixed with, so that it is seen to be hidden. */
const GREY = 128;

/** Copies a rectangle from one I420 picture to another of the same size. */
export function copyRect(
  from: Uint8Array,
  to: Uint8Array,
  size: { readonly width: number; readonly height: number },
  rect: Rect,
): void {
  const [source, target] = [
    planesOf(from, size.width, size.height),
    planesOf(to, size.width, size.height),
  ];
  for (const index of [0, 1, 2] as const) copyPlane(source[index], target[index], rect);
}

function copyPlane(source: PlaneView, target: PlaneView, rect: Rect): void {
  const { x, y, width, height } = samplesIn(source, rect);
  for (let row = y; row < y + height; row++) {
    const at = row * source.width + x;
    const samples = source.data.subarray(source.offset + at, source.offset + at + width);
    target.data.set(samples, target.offset + at);
  }
}

/** Fills a rectangle with its mean colour: nothing that was in it can be told. */
export function flattenRect(
  picture: Uint8Array,
  size: { readonly width: number; readonly height: number },
  rect: Rect,
): void {
  for (const plane of planesOf(picture, size.width, size.height)) {
    fillRect(plane, rect, meanOf(plane, rect));
  }
}

/** Hides a rectangle behind a bar, half its mean colour and half grey. */
export function hideRect(
  picture: Uint8Array,
  size: { readonly width: number; readonly height: number },
  rect: Rect,
): void {
  for (const plane of planesOf(picture, size.width, size.height)) {
    fillRect(plane, rect, Math.round((meanOf(plane, rect) + GREY) / 2));
  }
}

function meanOf(plane: PlaneView, rect: Rect): number {
  const { x, y, width, height } = samplesIn(plane, rect);
  let sum = 0;
  for (let row = y; row < y + height; row++) {
    const at = plane.offset + row * plane.width + x;
    for (let i = at; i < at + width; i++) sum += plane.data[i] as number;
  }
  return width * height > 0 ? Math.round(sum / (width * height)) : 0;
}

function fillRect(plane: PlaneView, rect: Rect, value: number): void {
  const { x, y, width, height } = samplesIn(plane, rect);
  for (let row = y; row < y + height; row++) {
    const at = plane.offset + row * plane.width + x;
    plane.data.fill(value, at, at + width);
  }
}

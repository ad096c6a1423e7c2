import { chromaSize, frameByteLength } from '../frame-layout.ts';
import type { Rect } from './tile-grid.ts';

/** One plane of an I420 picture, and how much smaller it is than the picture. */
export interface PlaneView {
  readonly data: Uint8Array;
  /** Where its first sample lies in `data`. */
  readonly offset: number;
  /** Samples; also from one row to the next. */
  readonly width: number;
  readonly height: number;
  /** 1 for luma, 2 for chroma. */
  readonly scale: 1 | 2;
}

/** Bytes of an I420 picture. */
export const i420Length = (width: number, height: number): number =>
  frameByteLength({ format: 'I420', width, height });

/** The planes of an I420 picture without padding, Y, U, V. They share its memory. */
export function planesOf(
  data: Uint8Array,
  width: number,
  height: number,
): readonly [PlaneView, PlaneView, PlaneView] {
  const chroma = { data, width: chromaSize(width), height: chromaSize(height), scale: 2 } as const;
  const start = width * height;
  return [
    { data, offset: 0, width, height, scale: 1 },
    { ...chroma, offset: start },
    { ...chroma, offset: start + chroma.width * chroma.height },
  ];
}

/** Samples of a plane that show any pixel of the rectangle: rounded outwards, within the plane. */
export function samplesIn({ scale, width, height }: PlaneView, rect: Rect): Rect {
  const x = clamp(Math.floor(rect.x / scale), width);
  const y = clamp(Math.floor(rect.y / scale), height);
  const right = clamp(Math.ceil((rect.x + rect.width) / scale), width);
  const bottom = clamp(Math.ceil((rect.y + rect.height) / scale), height);
  return { x, y, width: right - x, height: bottom - y };
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

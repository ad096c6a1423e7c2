/**
 * How the pixels of one picture lie in one `ArrayBuffer`.
 *
 * Planes follow each other without padding, as `VideoFrame.copyTo` lays them out when it is asked
 * for no layout of its own. Chroma planes of odd sizes are rounded up (WebCodecs, "Pixel Format").
 */
export type PixelFormat = 'I420' | 'NV12' | 'RGBA' | 'BGRA';

/** Clockwise turn, in degrees, that makes the picture upright for a viewer. */
export type Rotation = 0 | 90 | 180 | 270;

export interface FrameLayout {
  readonly format: PixelFormat;
  /** Pixels, > 0. */
  readonly width: number;
  /** Pixels, > 0. */
  readonly height: number;
}

/** Width or height of a chroma plane at 4:2:0, in samples. */
export const chromaSize = (luma: number): number => (luma + 1) >> 1;

/** Bytes that a tightly packed picture of this layout takes. */
export function frameByteLength({ format, width, height }: FrameLayout): number {
  switch (format) {
    case 'I420':
    case 'NV12':
      return width * height + 2 * chromaSize(width) * chromaSize(height);
    case 'RGBA':
    case 'BGRA':
      return width * height * 4;
  }
}

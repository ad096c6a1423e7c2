import type { LumaPatch, Rect } from '../scene/grid.ts';

/** Chroma samples cover 2 × 2 pixels, so planar copies must start and end on even ones. */
const even = (value: number): number => 2 * Math.round(value / 2);

/** The part of a picture that `area` covers when the picture is scaled from the scene's size. */
function placeIn(frame: VideoFrame, area: Rect, scene: { width: number; height: number }): Rect {
  const scaleX = frame.displayWidth / scene.width;
  const scaleY = frame.displayHeight / scene.height;
  return {
    x: even(area.x * scaleX),
    y: even(area.y * scaleY),
    width: Math.max(2, even(area.width * scaleX)),
    height: Math.max(2, even(area.height * scaleY)),
  };
}

/** Offset and step of the bytes that hold (or stand for) brightness. */
function describeLuma(format: VideoPixelFormat | null): { offset: number; step: number } {
  const isPacked = format?.startsWith('RGB') || format?.startsWith('BGR');
  return isPacked ? { offset: 1, step: 4 } : { offset: 0, step: 1 }; // green, or the Y plane
}

/**
 * Copies the brightness of one part of a decoded picture.
 *
 * @param area in pixels of the scene. The caller keeps the frame.
 */
export async function readLuma(
  frame: VideoFrame,
  area: Rect,
  scene: { width: number; height: number },
): Promise<LumaPatch> {
  const rect = placeIn(frame, area, scene);
  const bytes = new Uint8Array(frame.allocationSize({ rect }));
  await frame.copyTo(bytes, { rect });
  const { offset, step } = describeLuma(frame.format);
  const { width, height } = rect;
  if (step === 1) return { width, height, data: bytes.subarray(offset, offset + width * height) };
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) data[i] = bytes[i * step + offset] ?? 0;
  return { width, height, data };
}

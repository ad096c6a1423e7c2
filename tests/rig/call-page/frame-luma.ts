import type { LumaPlane } from '../mark-reader.ts';

/** Where the luma, or in RGB the green that stands for it, begins: bytes into a pixel, pixel size. */
const CHANNEL: Record<string, { first: number; step: number }> = {
  I420: { first: 0, step: 1 },
  I420A: { first: 0, step: 1 },
  I422: { first: 0, step: 1 },
  I444: { first: 0, step: 1 },
  NV12: { first: 0, step: 1 },
  RGBA: { first: 1, step: 4 },
  RGBX: { first: 1, step: 4 },
  BGRA: { first: 1, step: 4 },
  BGRX: { first: 1, step: 4 },
};

/**
 * Copies the visible pixels of frames into one reused buffer. The caller keeps the frame.
 * A camera frame asked for at another size than the camera's is neither cropped nor scaled in
 * memory: its coded size stays, `visibleRect` holds the crop, the display size what was asked for.
 */
export function createLumaReader(): (frame: VideoFrame) => Promise<LumaPlane> {
  let buffer = new Uint8Array(0);
  return async (frame) => {
    const readable = CHANNEL[frame.format ?? ''];
    // A frame in memory that script cannot map is converted; others are copied as they are.
    const options: VideoFrameCopyToOptions = readable ? {} : { format: 'RGBA' };
    const bytes = frame.allocationSize(options);
    if (buffer.length < bytes) buffer = new Uint8Array(bytes);
    const [layout] = await frame.copyTo(buffer, options);
    const { first, step } = readable ?? { first: 1, step: 4 };
    const { width, height } = frame.visibleRect ?? { width: 0, height: 0 };
    const { offset, stride } = layout ?? { offset: 0, stride: 0 };
    return { data: buffer, offset: offset + first, stride, step, width, height };
  };
}

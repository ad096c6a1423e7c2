import type { FrameDescription, PixelFormat, Rotation } from '../../protocol/frame-description';
import { MAX_FRAME_SIDE, ROTATIONS } from '../../protocol/frame-description';

/** Formats that carry alpha or padding which no camera uses, read as their plain twins. */
const READ_AS: Readonly<Record<string, PixelFormat>> = {
  I420: 'I420',
  NV12: 'NV12',
  RGBA: 'RGBA',
  RGBX: 'RGBA',
  BGRA: 'BGRA',
  BGRX: 'BGRA',
};

/** A frame's `rotation`, which the type library does not know yet. */
type RotatedFrame = VideoFrame & { readonly rotation?: number };

/**
 * Describes a picture for the engine. A format that the engine does not read is converted by the
 * browser to RGBA. `null` for an empty picture or one beyond the engine's limit.
 */
export function describeFrame(frame: VideoFrame): FrameDescription | null {
  const rect = frame.visibleRect;
  if (!rect || !isSide(rect.width) || !isSide(rect.height)) return null;
  return {
    format: READ_AS[frame.format ?? ''] ?? 'RGBA',
    width: rect.width,
    height: rect.height,
    rotation: rotationOf(frame),
    matrix: frame.colorSpace.matrix === 'bt709' ? 'bt709' : 'bt601',
  };
}

const isSide = (pixels: number): boolean => pixels > 0 && pixels <= MAX_FRAME_SIDE;

/** Clockwise turn in degrees that makes the frame upright. */
function rotationOf(frame: RotatedFrame): Rotation {
  return ROTATIONS.find((known) => known === frame.rotation) ?? 0;
}

/** Options for `copyTo` and `allocationSize`: a conversion only where one is needed. */
function copyOptions(frame: VideoFrame, description: FrameDescription): VideoFrameCopyToOptions {
  return READ_AS[frame.format ?? '']
    ? {}
    : ({ format: description.format } as VideoFrameCopyToOptions);
}

/** What a picture's pixels stand for, to be repeated on the picture that replaces it. */
export function frameMeaning(frame: VideoFrame): Partial<VideoFrameBufferInit> {
  const { timestamp, duration, displayWidth, displayHeight } = frame;
  const meaning = {
    timestamp,
    displayWidth,
    displayHeight,
    rotation: rotationOf(frame),
    colorSpace: frame.colorSpace.toJSON(),
  };
  return duration === null ? meaning : { ...meaning, duration };
}

/**
 * Copies a picture's bytes out. Owns the frame.
 * @param memory To use if it is of the right size.
 * @returns `null` when the picture holds nothing that can be read.
 */
export async function copyFrame(
  frame: VideoFrame,
  description: FrameDescription | null,
  memory: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    if (!description) return null;
    const options = copyOptions(frame, description);
    const size = frame.allocationSize(options);
    const bytes = memory.length === size ? memory : new Uint8Array(size);
    await frame.copyTo(bytes, options);
    return bytes;
  } catch {
    // The browser cannot map or convert this picture; the state says so and the card goes out.
    return null;
  } finally {
    frame.close();
  }
}

/** Size at which the picture is meant to be seen: a track scales by this alone, not by its pixels. */
export function uprightSize(frame: VideoFrame): { width: number; height: number } {
  const { displayWidth: width, displayHeight: height } = frame;
  return rotationOf(frame) % 180 === 0 ? { width, height } : { width: height, height: width };
}

/**
 * The same picture without the time at which the source took it: an encoder drops a second frame of
 * that time, whatever timestamp it bears. Borrows the frame; the caller owns the copy.
 */
export function detachFromSource(frame: VideoFrame): VideoFrame {
  const { displayWidth: width, displayHeight: height, timestamp } = frame;
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(frame, 0, 0, width, height);
  return new VideoFrame(canvas, { timestamp });
}

import { createCanvasTrack } from './canvas-capture/canvas-track';
import { readVideoFrames } from './canvas-capture/video-frames';
import { readFrames, requestPicture } from './insertable-streams/frame-reader';
import { createGeneratorTrack } from './insertable-streams/generator-track';
import type { FrameClock, PictureTrack } from './picture-track';

/** How pictures leave a track and get into one, in this browser. */
interface FramePath {
  /**
   * Reads a track's pictures until it ends or `signal` aborts; the newest one counts.
   *
   * @param clock For a browser that says nothing of new pictures in a hidden tab.
   * @param onFrame Owns the frame it is given and closes it.
   */
  readFrames(
    track: MediaStreamVideoTrack,
    signal: AbortSignal,
    clock: FrameClock,
    onFrame: (frame: VideoFrame) => void,
  ): Promise<void>;
  /** Has a still surface send its picture again, where it would not by itself. */
  requestPicture(track: MediaStreamVideoTrack): void;
  /** @param onShown Sees each picture as it goes out; it may neither keep nor close it. */
  createPictureTrack(onShown: (frame: VideoFrame) => void): PictureTrack;
}

const INSERTABLE_STREAMS: FramePath = {
  readFrames,
  requestPicture,
  createPictureTrack: createGeneratorTrack,
};

/** Firefox has neither `MediaStreamTrackProcessor` nor `MediaStreamTrackGenerator`. */
const CANVAS_CAPTURE: FramePath = {
  readFrames: readVideoFrames,
  // A video shows its last picture for as long as there is none, and is looked at all the time.
  requestPicture: () => undefined,
  createPictureTrack: createCanvasTrack,
};

/** Chosen by the build: each browser's extension holds its own path alone. */
export const framePath: FramePath = import.meta.env.FIREFOX ? CANVAS_CAPTURE : INSERTABLE_STREAMS;

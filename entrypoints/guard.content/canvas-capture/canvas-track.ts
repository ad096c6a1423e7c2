import type { PictureTrack } from '../picture-track';

const XHTML = 'http://www.w3.org/1999/xhtml';

/** `CanvasCaptureMediaStream`, whose method the standard has on the track. */
type CanvasStream = MediaStream & { requestFrame(): void };

/**
 * A track over a canvas that is in no document. In Firefox such a track is a plain `MediaStreamTrack`:
 * canvas and `requestFrame` belong to the stream, which the page never sees.
 *
 * @param onShown Sees each picture as it goes out; it may neither keep nor close it.
 */
export function createCanvasTrack(onShown: (frame: VideoFrame) => void): PictureTrack {
  const canvas = document.createElementNS(XHTML, 'canvas') as HTMLCanvasElement;
  const context = canvas.getContext('2d', { alpha: false });
  const stream = canvas.captureStream(0) as CanvasStream;
  const [track] = stream.getVideoTracks();
  if (!track || !context) throw new DOMException('No canvas to capture.', 'NotReadableError');
  return {
    track,
    write: (frame) => {
      onShown(frame);
      resizeTo(canvas, frame);
      context.drawImage(frame, 0, 0, canvas.width, canvas.height);
      frame.close();
      stream.requestFrame();
    },
    end: () => {
      const wasLive = track.readyState === 'live';
      track.stop();
      // A script that stops a track is told nothing; a page whose device is gone has to be.
      if (wasLive) track.dispatchEvent(new Event('ended'));
    },
  };
}

/** Setting a canvas's size empties it and allocates anew: only when it changes. */
function resizeTo(canvas: HTMLCanvasElement, { displayWidth, displayHeight }: VideoFrame): void {
  if (canvas.width !== displayWidth) canvas.width = displayWidth;
  if (canvas.height !== displayHeight) canvas.height = displayHeight;
}

import type { FrameClock } from '../picture-track';
import { startPictureClock } from './picture-clock';

const XHTML = 'http://www.w3.org/1999/xhtml';

/**
 * Reads a track's pictures off a `<video>` that is in no document, until the track ends or `signal`
 * aborts.
 *
 * @param onFrame Owns the frame it is given and closes it.
 */
export async function readVideoFrames(
  track: MediaStreamVideoTrack,
  signal: AbortSignal,
  clock: FrameClock,
  onFrame: (frame: VideoFrame) => void,
): Promise<void> {
  const video = document.createElementNS(XHTML, 'video') as HTMLVideoElement;
  video.muted = true;
  video.srcObject = new MediaStream([track]);
  // Without a picture to play there is nothing to read either: the clock goes on asking.
  video.play().catch(() => undefined);
  const read = (): void => {
    const frame = grabFrame(video);
    if (frame) onFrame(frame);
  };
  const stop = startPictureClock(video, track.getSettings().frameRate, clock, read);
  await untilEnded(track, video, signal);
  stop();
  video.srcObject = null;
}

/** The picture that the video shows now, the caller's own; `null` before the first one. */
function grabFrame(video: HTMLVideoElement): VideoFrame | null {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return null;
  try {
    return new VideoFrame(video, { timestamp: Math.round(performance.now() * 1_000) });
  } catch {
    return null; // the picture has gone meanwhile: the next one is as good
  }
}

/** A track that a script stops says nothing, but the video that plays it ends. */
function untilEnded(
  track: MediaStreamTrack,
  video: HTMLVideoElement,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || track.readyState === 'ended') return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    track.addEventListener('ended', () => resolve(), { once: true });
    video.addEventListener('ended', () => resolve(), { once: true });
  });
}

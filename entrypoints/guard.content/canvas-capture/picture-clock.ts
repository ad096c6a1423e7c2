import type { FrameClock } from '../picture-track';

/** Pictures a second where the track does not say. */
const DEFAULT_FRAME_RATE = 30;

/** A call needs no more. */
const MAX_FRAME_RATE = 30;

/**
 * The slowest that the clock may get, in ms: without an engine a hidden tab has nothing faster, and
 * cover cards have to go out. Firefox lets a hidden tab's timers be no faster than this either.
 */
const SLOWEST_MS = 1_000;

/**
 * Calls back for each picture of a video. While the document is visible the video itself tells of
 * them; a hidden one is told nothing, so there `clock` ticks.
 *
 * @param frameRate The track's, in pictures a second.
 * @returns what stops it.
 */
export function startPictureClock(
  video: HTMLVideoElement,
  frameRate: number | undefined,
  clock: FrameClock,
  onPicture: () => void,
): () => void {
  const everyMs = 1_000 / Math.min(MAX_FRAME_RATE, frameRate || DEFAULT_FRAME_RATE);
  let lastAt = 0;
  let request = 0;
  let stopTicks: (() => void) | null = null;

  const beat = (): void => {
    lastAt = performance.now();
    onPicture();
  };
  const onVideoFrame = (): void => {
    request = video.requestVideoFrameCallback(onVideoFrame);
    beat();
  };
  const onVisibility = (): void => {
    stopTicks?.();
    stopTicks = document.hidden ? clock.run(everyMs, beat) : null;
  };
  const timer = setInterval(() => {
    if (performance.now() - lastAt >= SLOWEST_MS / 2) beat();
  }, SLOWEST_MS);

  request = video.requestVideoFrameCallback(onVideoFrame);
  document.addEventListener('visibilitychange', onVisibility);
  onVisibility();
  return () => {
    clearInterval(timer);
    video.cancelVideoFrameCallback(request);
    document.removeEventListener('visibilitychange', onVisibility);
    stopTicks?.();
  };
}

import type { FrameClock } from '../picture-track';

/** Pictures a second where the track does not say. */
const DEFAULT_FRAME_RATE = 30;

/** A call needs no more. */
const MAX_FRAME_RATE = 30;

/** A video that has told of no picture for so long, or for so many pictures, is not asked any more. */
const QUIET_MS = 250;
const QUIET_PICTURES = 3;

/**
 * The slowest that the clock may get, in ms: without an engine a hidden tab has nothing faster, and
 * cover cards have to go out. Firefox lets a hidden tab's timers be no faster than this either.
 */
const SLOWEST_MS = 1_000;

/**
 * Calls back for each picture of a video. The video itself tells of them, but not in a hidden tab or
 * a frame out of sight, where `clock` ticks instead; and it forgets whom to tell when the page
 * rewrites its document.
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
  const quietMs = Math.max(QUIET_MS, QUIET_PICTURES * everyMs);
  let beatAt = 0;
  let toldAt = performance.now();
  let request = 0;
  let stopTicks: (() => void) | null = null;

  const beat = (): void => {
    beatAt = performance.now();
    onPicture();
  };
  const listen = (): void => {
    video.cancelVideoFrameCallback(request);
    request = video.requestVideoFrameCallback(onTold);
  };
  const tick = (): void => {
    stopTicks ??= clock.run(everyMs, beat);
  };
  const onTold = (): void => {
    const isSteady = performance.now() - toldAt < quietMs;
    toldAt = performance.now();
    if (isSteady) stopTicks?.();
    if (isSteady) stopTicks = null;
    listen();
    if (!stopTicks) beat();
  };
  const watch = setInterval(() => {
    const now = performance.now();
    if (now - toldAt >= quietMs) {
      listen();
      tick();
    }
    if (now - beatAt >= SLOWEST_MS / 2) beat();
  }, quietMs);
  const onVisibility = (): void => {
    if (document.hidden) tick();
  };

  listen();
  document.addEventListener('visibilitychange', onVisibility);
  onVisibility();
  return () => {
    clearInterval(watch);
    video.cancelVideoFrameCallback(request);
    document.removeEventListener('visibilitychange', onVisibility);
    stopTicks?.();
  };
}

import { readVideoFrames } from '../canvas-capture/video-frames';
import type { FrameClock } from '../picture-track';
import { watchStarvation } from './starvation';

/**
 * Reads a track's pictures until it ends or `signal` aborts. Only the newest picture waits; older
 * ones are dropped by the browser. Should the browser hand out none of them any more, they are read
 * off a video.
 *
 * @param onFrame Owns the frame it is given and closes it.
 */
export async function readFrames(
  track: MediaStreamVideoTrack,
  signal: AbortSignal,
  clock: FrameClock,
  onFrame: (frame: VideoFrame) => void,
): Promise<void> {
  const starved = new AbortController();
  let count = 0;
  let last: { readonly timestamp: number; readonly at: number } | null = null;
  const stopWatch = watchStarvation(
    track,
    () => count,
    () => starved.abort(),
  );
  try {
    await readStream(track, AbortSignal.any([signal, starved.signal]), (frame) => {
      count += 1;
      last = { timestamp: frame.timestamp, at: performance.now() };
      onFrame(frame);
    });
  } finally {
    stopWatch();
  }
  if (!starved.signal.aborted || signal.aborted) return;
  const later = last ? laterBy(last) : 0;
  await readVideoFrames(track, signal, clock, (frame) => onFrame(putLater(frame, later)));
}

/** Microseconds from this world's clock to the source's: an encoder drops what is older. */
const laterBy = ({ timestamp, at }: { readonly timestamp: number; readonly at: number }): number =>
  Math.round(timestamp - at * 1_000);

/** Owns the frame; the caller owns the one that it gets. */
function putLater(frame: VideoFrame, microseconds: number): VideoFrame {
  if (microseconds === 0) return frame;
  const later = new VideoFrame(frame, { timestamp: frame.timestamp + microseconds });
  frame.close();
  return later;
}

async function readStream(
  track: MediaStreamVideoTrack,
  signal: AbortSignal,
  onFrame: (frame: VideoFrame) => void,
): Promise<void> {
  // A processor of an ended track throws.
  if (track.readyState === 'ended') return;
  const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 });
  const reader = readable.getReader();
  const cancel = (): void => void reader.cancel().catch(() => undefined); // already closed: as wanted
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done) return;
      if (signal.aborted) return frame.close();
      onFrame(frame);
    }
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/**
 * Has a still tab or window send its picture again. Chromium leaves pictures out when a tab changes
 * twice at once and makes up for it only when asked, as its own calls do every second; it asks the
 * source whenever a reader is added.
 */
export function requestPicture(track: MediaStreamVideoTrack): void {
  if (track.readyState === 'ended') return;
  const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 });
  readable.cancel().catch(() => undefined); // ended meanwhile
}

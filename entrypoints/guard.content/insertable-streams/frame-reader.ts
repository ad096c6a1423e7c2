/**
 * Reads a track's pictures until it ends or `signal` aborts. Only the newest picture waits; older
 * ones are dropped by the browser.
 *
 * @param onFrame Owns the frame it is given and closes it.
 */
export async function readFrames(
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

import type { PictureTrack } from '../picture-track';

/**
 * A track over a `MediaStreamTrackGenerator`; a clone, since that one would show its `writable`.
 *
 * @param onShown Sees each picture as it goes out; it may neither keep nor close it.
 */
export function createGeneratorTrack(onShown: (frame: VideoFrame) => void): PictureTrack {
  const generator = new MediaStreamTrackGenerator({ kind: 'video' });
  const writer = generator.writable.getWriter();
  // A stand-in that the page stops errors the stream: that is an end, not a fault.
  writer.closed.catch(() => undefined);
  let next: VideoFrame | null = null;
  let isEnded = false;

  const writeNext = (): void => {
    const frame = next;
    const room = isEnded ? null : writer.desiredSize;
    if (!frame || room === 0) return;
    next = null;
    if (room === null || room < 0) {
      frame.close();
      return;
    }
    onShown(frame);
    const written = writer.write(frame).catch(() => frame.close());
    void written.then(writeNext);
  };

  return {
    track: generator.clone(),
    write: (frame) => {
      next?.close();
      next = frame;
      writeNext();
    },
    end: () => {
      isEnded = true;
      writeNext();
      writer.close().catch(() => undefined); // stopped by the page: ended already
      generator.stop();
    },
  };
}

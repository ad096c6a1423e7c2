/** A flat grey picture with the size and time of `frame`. The caller closes it. */
function createCard({ displayWidth, displayHeight, timestamp }: VideoFrame): VideoFrame {
  const luma = displayWidth * displayHeight;
  const chroma = ((displayWidth + 1) >> 1) * ((displayHeight + 1) >> 1);
  const data = new Uint8Array(luma + 2 * chroma).fill(128);
  const size = { codedWidth: displayWidth, codedHeight: displayHeight };
  return new VideoFrame(data, { format: 'I420', ...size, timestamp });
}

/**
 * A guard that fails now and then: cards, but every `period`-th picture of `source` goes through
 * raw. With it the test shows that one raw frame is enough to be noticed at the far end.
 */
export function createLeakyTrack(source: MediaStreamVideoTrack, period: number): MediaStreamTrack {
  const { readable } = new MediaStreamTrackProcessor({ track: source });
  const generator = new MediaStreamTrackGenerator({ kind: 'video' });
  let count = 0;
  const replacing = new TransformStream<VideoFrame, VideoFrame>({
    transform(frame, controller) {
      count += 1;
      if (count % period === 0) {
        controller.enqueue(frame);
        return;
      }
      controller.enqueue(createCard(frame));
      frame.close();
    },
  });
  // Ends with an error when the generator is stopped; there is nothing left to do then.
  readable
    .pipeThrough(replacing)
    .pipeTo(generator.writable)
    .catch(() => {});
  return generator;
}

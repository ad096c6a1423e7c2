/** Called with every decoded picture, one at a time; the watcher closes it afterwards. */
export type FrameVisitor = (frame: VideoFrame) => Promise<void> | void;

/** Shows `visit` every frame of a track until the returned function is called or the track ends. */
export function watchFrames(track: MediaStreamVideoTrack, visit: FrameVisitor): () => void {
  const copy = track.clone();
  const reader = new MediaStreamTrackProcessor({ track: copy }).readable.getReader();
  const read = async (): Promise<void> => {
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done) return;
      try {
        await visit(frame);
      } finally {
        frame.close();
      }
    }
  };
  void read();
  return () => {
    copy.stop();
    void reader.cancel();
  };
}

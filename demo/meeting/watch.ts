/** Called with every decoded picture, one at a time; the watcher closes it afterwards. */
export type FrameVisitor = (frame: VideoFrame) => Promise<void> | void;

/** Shows `visit` every frame of a track until the returned function is called or the track ends. */
export function watchFrames(track: MediaStreamVideoTrack, visit: FrameVisitor): () => void {
  const canRead = 'MediaStreamTrackProcessor' in globalThis;
  return canRead ? readTrack(track.clone(), visit) : watchVideo(track, visit);
}

function readTrack(copy: MediaStreamVideoTrack, visit: FrameVisitor): () => void {
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

/** Firefox: whatever a video shows, as long as the page can be seen. */
function watchVideo(track: MediaStreamVideoTrack, visit: FrameVisitor): () => void {
  const video = document.createElement('video');
  Object.assign(video, { muted: true, srcObject: new MediaStream([track]) });
  let request = 0;
  const look = async (): Promise<void> => {
    const frame = new VideoFrame(video, { timestamp: Math.round(performance.now() * 1_000) });
    try {
      await visit(frame);
    } finally {
      frame.close();
    }
    if (video.srcObject) request = video.requestVideoFrameCallback(() => void look());
  };
  request = video.requestVideoFrameCallback(() => void look());
  video.play().catch(() => undefined); // the call was over before it began
  return () => {
    video.cancelVideoFrameCallback(request);
    video.srcObject = null;
  };
}

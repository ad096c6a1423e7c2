/**
 * Something that a page can do or see, as plain JSON. The guarded page must give the very answer of
 * the unguarded one. Numbers in the names are the lines of the list of real clients' behaviour
 * that the probe stands for.
 */
export type Probe = () => Promise<unknown>;
export type Probes = Record<string, Probe>;

/** How a promise ended: fulfilled, or the rejection as a page can tell it. */
export async function outcome(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
    return 'fulfilled';
  } catch (error) {
    return describeError(error);
  }
}

export function describeError(error: unknown): unknown {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return String(error);
  const constraint = 'constraint' in error ? error.constraint : undefined;
  return {
    class: Object.prototype.toString.call(error),
    name: error.name,
    message: error.message,
    constraint,
  };
}

export const openCamera = (video: MediaTrackConstraints | boolean = true): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({ video });

export async function openTrack(video: MediaTrackConstraints | boolean = true) {
  const [track] = (await openCamera(video)).getVideoTracks();
  if (!track) throw new Error('no video track');
  return track;
}

export function stopAll(...streams: MediaStream[]): void {
  for (const stream of streams) for (const track of stream.getTracks()) track.stop();
}

/** Resolves with the next event of that type, or rejects after `deadlineMs`. */
export function nextEvent(target: EventTarget, type: string, deadlineMs = 10_000): Promise<Event> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no "${type}" event`)), deadlineMs);
    target.addEventListener(
      type,
      (event) => {
        clearTimeout(timer);
        resolve(event);
      },
      { once: true },
    );
  });
}

/** Reads a track's pictures until one satisfies `wanted`; rejects when the track ends before. */
export async function untilFrame(
  track: MediaStreamTrack,
  wanted: (frame: VideoFrame) => boolean = () => true,
): Promise<void> {
  const { readable } = new MediaStreamTrackProcessor({ track: track as MediaStreamVideoTrack });
  const reader = readable.getReader();
  try {
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done) throw new Error('the track ended');
      const isWanted = wanted(frame);
      frame.close();
      if (isWanted) return;
    }
  } finally {
    await reader.cancel();
  }
}

export const untilSize = (track: MediaStreamTrack, width: number, height: number): Promise<void> =>
  untilFrame(track, (frame) => frame.displayWidth === width && frame.displayHeight === height);

/** A video element that plays a stream. */
export async function play(stream: MediaStream): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  await video.play();
  return video;
}

/** Mean of the red, green and blue channels of what a video shows now, 0..255. */
export function meanBrightness(video: CanvasImageSource): number {
  const context = new OffscreenCanvas(16, 16).getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  context.drawImage(video, 0, 0, 16, 16);
  const { data } = context.getImageData(0, 0, 16, 16);
  return (
    data.reduce((sum, value, index) => (index % 4 === 3 ? sum : sum + value), 0) / (16 * 16 * 3)
  );
}

/** Waits until the next picture of a video satisfies `wanted`. */
export function untilShown(video: HTMLVideoElement, wanted: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (wanted()) resolve();
      else video.requestVideoFrameCallback(look);
    };
    look();
  });
}

/** PNGs in base64. */
export interface Snapshots {
  /** What the camera sees: the first picture of the clip. */
  readonly before: string;
  /** What the others get, now. */
  readonly after: string;
}

async function toPng(source: CanvasImageSource, width: number, height: number): Promise<string> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.drawImage(source, 0, 0, width, height);
  return canvas.toDataURL('image/png').replace(/^.*,/, '');
}

/** Takes a picture from both ends of the call. Only with the clip: a real camera is not ours to see. */
export async function takeSnapshots(): Promise<Snapshots> {
  const video = document.querySelector('video');
  if (!video) throw new Error('There is no call to take a picture of.');
  const poster = await createImageBitmap(await (await fetch('/camera/poster')).blob());
  return {
    before: await toPng(poster, poster.width, poster.height),
    after: await toPng(video, video.videoWidth, video.videoHeight),
  };
}

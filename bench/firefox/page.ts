import { type Call, startCall } from '../../tests/rig/call-page/call.ts';

/** A page that sends the camera through a call: as it gets it, or by way of a canvas of its own. */
export type Path = 'as-given' | 'own-canvas';

/** Missing from the type library: the method is the stream's in Firefox. */
type CanvasStream = MediaStream & { requestFrame(): void };

let call: Call | null = null;

/** The fastest way that Firefox has from a track to a track: nothing is done to the pictures. */
function throughCanvas(source: MediaStream): MediaStream {
  const { width = 1280, height = 720 } = source.getVideoTracks()[0]?.getSettings() ?? {};
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { alpha: false });
  const stream = canvas.captureStream(0) as CanvasStream;
  const video = document.createElement('video');
  const draw = (): void => {
    context?.drawImage(video, 0, 0, width, height);
    stream.requestFrame();
  };
  const onPicture = (): void => {
    if (!document.hidden) draw();
    video.requestVideoFrameCallback(onPicture);
  };
  Object.assign(video, { muted: true, srcObject: source });
  video.requestVideoFrameCallback(onPicture);
  new Worker('/ticker.js').addEventListener('message', () => {
    if (document.hidden) draw();
  });
  void video.play();
  return stream;
}

async function start(path: Path): Promise<void> {
  const video = { width: 1280, height: 720, frameRate: 30 };
  const stream = await navigator.mediaDevices.getUserMedia({ video });
  call = await startCall(path === 'own-canvas' ? throughCanvas(stream) : stream);
}

/** Pictures that the far end has decoded so far. */
const decoded = async (): Promise<number> => (await call?.figures())?.framesDecoded ?? 0;

Object.assign(window, { start, decoded });

import { type Call, startCall } from '../../rig/call-page/call.ts';

/** Shares a tab to itself through a call, and keeps what the far end sees. */
let call: Call | null = null;
let pictures: string[] = [];
let last = '';

async function share(): Promise<void> {
  const stream = await navigator.mediaDevices.getDisplayMedia({
    video: { width: 1280, height: 720, frameRate: 30 },
  });
  call = await startCall(stream, {
    codec: 'video/H264',
    startBitrate: 6000,
    maxBitrate: 8_000_000,
  });
  void keep(call.received);
}

/**
 * Keeps received pictures that differ from the one before, as PNG. They are compressed off the main
 * thread, which the guard shares; of those that come meanwhile the newest is next.
 */
async function keep(track: MediaStreamVideoTrack): Promise<void> {
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d');
  for (;;) {
    const { value: frame, done } = await reader.read();
    if (done) return;
    canvas.width = frame.displayWidth;
    canvas.height = frame.displayHeight;
    context?.drawImage(frame, 0, 0);
    frame.close();
    const url = await urlOf(await canvas.convertToBlob());
    if (url === last) continue;
    last = url;
    pictures.push(url);
  }
}

function urlOf(blob: Blob): Promise<string> {
  const file = new FileReader();
  file.readAsDataURL(blob);
  return new Promise((resolve) => {
    file.onload = () => resolve(String(file.result));
  });
}

/** What was kept since the last time it was asked. */
function takePictures(): string[] {
  const taken = pictures;
  pictures = [];
  return taken;
}

Object.assign(window, { share, takePictures, lastPicture: () => last });

import { type Call, startCall } from '../../tests/rig/call-page/call.ts';
import { epochNow } from '../camera-page/frame-log.ts';
import type { LinePlace } from './notes.ts';

/** How much ink each place of a picture holds, 0..1, and when the far end had it. */
export interface InkSample {
  readonly time: number;
  readonly ink: readonly number[];
}

let call: Call | null = null;
let places: readonly LinePlace[] = [];
let samples: InkSample[] = [];

async function share(): Promise<void> {
  const stream = await navigator.mediaDevices.getDisplayMedia({
    video: { width: 1280, height: 720, frameRate: 30 },
  });
  const rates = { startBitrate: 6000, maxBitrate: 8_000_000 };
  call = await startCall(stream, { codec: 'video/H264', ...rates });
  void watch(call.received);
}

async function watch(track: MediaStreamVideoTrack): Promise<void> {
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
  for (;;) {
    const { value: frame, done } = await reader.read();
    if (done) return;
    const time = epochNow();
    if (places.length > 0) samples.push({ time, ink: await inkOf(frame) });
    frame.close();
  }
}

/** Dark letters on white: how far the mean luma of a place is from white. */
async function inkOf(frame: VideoFrame): Promise<number[]> {
  const { codedWidth, codedHeight } = frame;
  const bytes = new Uint8Array(frame.allocationSize());
  const [luma = { offset: 0, stride: codedWidth }] = await frame.copyTo(bytes);
  return places.map(({ x, y, width, height }) => {
    const [left, right] = [Math.round(x * codedWidth), Math.round((x + width) * codedWidth)];
    const [top, bottom] = [Math.round(y * codedHeight), Math.round((y + height) * codedHeight)];
    let sum = 0;
    for (let row = top; row < bottom; row++) {
      const start = luma.offset + row * luma.stride;
      for (let column = left; column < right; column++) sum += 255 - (bytes[start + column] ?? 255);
    }
    return sum / (255 * Math.max(1, (right - left) * (bottom - top)));
  });
}

/** Takes what was noted; from now on these places are looked at. */
function look(at: readonly LinePlace[]): InkSample[] {
  const noted = samples;
  samples = [];
  places = at;
  return noted;
}

function close(): void {
  call?.close();
  call = null;
}

Object.assign(window, { share, look, closeCall: close });

import { openLivekit } from './livekit.ts';
import { openMediapipe } from './mediapipe.ts';
import { HEIGHT, type Peer, WIDTH } from './peer.ts';
import { openTwilio } from './twilio.ts';

/** Every peer, in every configuration that its documentation offers. */
const PEERS = {
  'Twilio, worker, bitmaprenderer': () =>
    openTwilio({ useWebWorker: true, context: 'bitmaprenderer' }),
  'Twilio, worker, 2d': () => openTwilio({ useWebWorker: true, context: '2d' }),
  'Twilio, page, bitmaprenderer': () =>
    openTwilio({ useWebWorker: false, context: 'bitmaprenderer' }),
  'Twilio, page, 2d': () => openTwilio({ useWebWorker: false, context: '2d' }),
  'MediaPipe selfie segmentation': () => openMediapipe(),
  LiveKit: (video: HTMLVideoElement) => openLivekit(video),
} satisfies Record<string, (video: HTMLVideoElement) => Promise<Peer>>;

export type PeerName = keyof typeof PEERS;

const WARM_UP = 5;
const MEASURED_MS = 6_000;
/** Of a peer that takes a second for each, this many must do. */
const LEAST_SAMPLES = 4;

export interface PeerTimes {
  /** Milliseconds from a camera picture to the processed one's pixels in memory. */
  readonly times: readonly number[];
  /** Why there are none. */
  readonly error: string | null;
}

async function openCamera(): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = await navigator.mediaDevices.getUserMedia({
    video: { width: WIDTH, height: HEIGHT, frameRate: 30 },
  });
  await video.play();
  return video;
}

/** An encoder reads the pixels too: a picture that is not in memory yet is not finished. */
async function readPixels(frame: VideoFrame): Promise<void> {
  await frame.copyTo(new Uint8Array(frame.allocationSize()));
  frame.close();
}

async function timeFrames(peer: Peer, video: HTMLVideoElement): Promise<number[]> {
  const [track] = (video.srcObject as MediaStream).getVideoTracks() as MediaStreamVideoTrack[];
  if (!track) throw new Error('no camera');
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
  const times: number[] = [];
  let began = performance.now();
  while (performance.now() - began < MEASURED_MS || times.length < WARM_UP + LEAST_SAMPLES) {
    const { value: frame } = await reader.read();
    if (!frame) break;
    const start = performance.now();
    await readPixels(await peer.process(frame, video));
    times.push(performance.now() - start);
    if (times.length === WARM_UP) began = performance.now();
  }
  await reader.cancel();
  return times.slice(WARM_UP);
}

/** One picture after the other through one peer, each begun when the one before is done. */
async function measure(name: PeerName): Promise<PeerTimes> {
  const video = await openCamera();
  try {
    const peer = await PEERS[name](video);
    const times = await timeFrames(peer, video);
    peer.close();
    return { times, error: null };
  } catch (error) {
    return { times: [], error: error instanceof Error ? error.message : String(error) };
  } finally {
    for (const track of (video.srcObject as MediaStream).getTracks()) track.stop();
  }
}

function webglRenderer(): string | null {
  const context = document.createElement('canvas').getContext('webgl2');
  const names = context?.getExtension('WEBGL_debug_renderer_info');
  return context && names ? String(context.getParameter(names.UNMASKED_RENDERER_WEBGL)) : null;
}

Object.assign(globalThis, { peers: { names: Object.keys(PEERS), measure, webglRenderer } });

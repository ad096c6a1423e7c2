import { type Call, startCall } from '../../rig/call-page/call.ts';
import { Examiner } from '../../rig/call-page/examiner.ts';

/** A page that shares to itself: what the far peer gets, and what the page's own track carries. */
const far = new Examiner();
const near = new Examiner();
const heard: string[] = [];
let call: Call | null = null;
let stream: MediaStream | null = null;

/** `chrome.runtime` of a page that a helper extension has let in. */
declare const chrome: {
  runtime: { sendMessage(extension: string, message: unknown): Promise<string> };
};

const share = async (options: DisplayMediaStreamOptions = { video: true }): Promise<unknown> =>
  show(await navigator.mediaDevices.getDisplayMedia(options));

/** As pages did before there was getDisplayMedia: an extension of theirs shows the picker. */
async function shareThroughHelper(extension: string): Promise<unknown> {
  const chromeMediaSourceId = await chrome.runtime.sendMessage(extension, 'choose');
  const mandatory = { chromeMediaSource: 'desktop', chromeMediaSourceId };
  const constraints = { video: { mandatory } } as unknown as MediaStreamConstraints;
  return show(await navigator.mediaDevices.getUserMedia(constraints));
}

async function show(shared: MediaStream): Promise<unknown> {
  stream = shared;
  const [track] = stream.getVideoTracks() as MediaStreamVideoTrack[];
  if (!track) throw new Error('no picture');
  for (const one of stream.getTracks()) {
    for (const type of ['mute', 'unmute', 'ended', 'capturehandlechange']) {
      one.addEventListener(type, () => heard.push(`${one.kind} ${type}`));
    }
  }
  stream.addEventListener('inactive', () => heard.push('stream inactive'));
  Object.assign(window, { stream, track });
  call?.close();
  call = await startCall(stream, { codec: 'video/H264' });
  void far.watch(call.received);
  void near.watch(track);
  return track.getSettings();
}

/** Something moves on the page, so that its window or tab delivers pictures. */
function move(): void {
  const sign = document.createElement('p');
  document.body.append(sign);
  setInterval(() => {
    sign.textContent = String(performance.now());
  }, 40);
}

addEventListener('DOMContentLoaded', move);
Object.assign(window, { share, shareThroughHelper, far, near, heard });

import { type Call, startCall } from '../../rig/call-page/call.ts';
import { Examiner } from '../../rig/call-page/examiner.ts';

/** A meeting page that sends its camera to itself and watches what arrives. */
const far = new Examiner();
let camera: MediaStreamTrack;

async function callAgain(): Promise<void> {
  const call: Call = await startCall(new MediaStream([camera]), { codec: 'video/H264' });
  void far.watch(call.received);
  Object.assign(window, { call });
}

async function join(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  const [video] = stream.getVideoTracks();
  const [microphone] = stream.getAudioTracks();
  if (!video || !microphone) throw new Error('no camera or no microphone');
  camera = video;
  await callAgain();
  Object.assign(window, { camera, microphone });
}

/** The camera alone, seen by nobody but oneself. */
async function lookInTheMirror(): Promise<void> {
  const mirror = document.createElement('video');
  mirror.srcObject = await navigator.mediaDevices.getUserMedia({ video: true });
  mirror.muted = true;
  document.body.append(mirror);
  Object.assign(window, { mirror });
  await mirror.play();
}

Object.assign(window, { join, callAgain, lookInTheMirror, far });
if (new URLSearchParams(location.search).has('join')) void join();

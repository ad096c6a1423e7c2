import { startCall } from '../../rig/call-page/call.ts';
import { Examiner } from '../../rig/call-page/examiner.ts';

/** A meeting page that sends its camera to itself and watches what arrives. */
const far = new Examiner();

async function join(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  const [camera] = stream.getVideoTracks();
  const [microphone] = stream.getAudioTracks();
  if (!camera || !microphone) throw new Error('no camera or no microphone');
  const call = await startCall(new MediaStream([camera]), { codec: 'video/H264' });
  void far.watch(call.received);
  Object.assign(window, { camera, microphone, call });
}

Object.assign(window, { join, far });
if (new URLSearchParams(location.search).has('join')) void join();

import { startCall } from '../../rig/call-page/call.ts';
import { Examiner } from '../../rig/call-page/examiner.ts';

/** A page that sends camera and microphone to itself and watches what arrives. */
const far = new Examiner();
let stream: MediaStream;
let energy: () => Promise<number> = async () => Number.NaN;

/** Sends a track over a call of its own; resolves with the sum of squared samples that arrived. */
async function callWithSound(track: MediaStreamTrack): Promise<() => Promise<number>> {
  const [near, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
  near.onicecandidate = ({ candidate }) => void other.addIceCandidate(candidate ?? undefined);
  other.onicecandidate = ({ candidate }) => void near.addIceCandidate(candidate ?? undefined);
  other.ontrack = ({ track: heard }) => {
    // The receiver decodes sound, and counts its energy, only while somebody plays it.
    const audio = new Audio();
    audio.srcObject = new MediaStream([heard]);
    void audio.play();
  };
  near.addTrack(track);
  await near.setLocalDescription();
  await other.setRemoteDescription(near.localDescription as RTCSessionDescription);
  await other.setLocalDescription();
  await near.setRemoteDescription(other.localDescription as RTCSessionDescription);
  return async () => {
    const reports = [...(await other.getStats()).values()];
    const sound = reports.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
    return sound?.totalAudioEnergy ?? 0;
  };
}

async function join(): Promise<void> {
  stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  const [camera] = stream.getVideoTracks();
  const [microphone] = stream.getAudioTracks();
  if (!camera || !microphone) throw new Error('no camera or no microphone');
  const heard: string[] = [];
  for (const type of ['mute', 'unmute', 'ended']) {
    microphone.addEventListener(type, () => heard.push(type));
  }
  const call = await startCall(new MediaStream([camera]), { codec: 'video/H264' });
  void far.watch(call.received);
  energy = await callWithSound(microphone);
  Object.assign(window, { camera, microphone, heard });
}

Object.assign(window, { join, far, soundEnergy: () => energy() });

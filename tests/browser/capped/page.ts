import { startCall } from '../../rig/call-page/call.ts';
import { Examiner } from '../../rig/call-page/examiner.ts';
import { SoundMeter } from '../../rig/call-page/sound-meter.ts';

/** A page that sends camera and microphone to itself and watches what arrives. */
const far = new Examiner();
let stream: MediaStream;
let energy: () => Promise<number> = async () => Number.NaN;
let sender: RTCRtpSender | null = null;
/** Hears what is sent, sample by sample. */
const sound = new SoundMeter();

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
  sender = near.addTrack(track);
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
  void sound.listen(microphone as MediaStreamAudioTrack);
  Object.assign(window, { camera, microphone, heard });
}

/** Sends another microphone instead, as clients do; the old one is stopped after or before. */
async function switchMicrophone(index: number): Promise<string> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const inputs = devices.filter(({ kind }) => kind === 'audioinput');
  const deviceId = inputs[index % inputs.length]?.deviceId ?? '';
  const old = sender?.track;
  if (index % 2) old?.stop();
  const next = await navigator.mediaDevices.getUserMedia({
    audio: { deviceId: { exact: deviceId } },
  });
  const [microphone] = next.getAudioTracks();
  if (!microphone) throw new Error('no microphone');
  void sound.listen(microphone as MediaStreamAudioTrack);
  await sender?.replaceTrack(microphone);
  microphone.enabled = true;
  if (index % 2 === 0) old?.stop();
  Object.assign(window, { microphone });
  return microphone.getSettings().deviceId ?? '';
}

Object.assign(window, { join, sound, switchMicrophone, far, soundEnergy: () => energy() });

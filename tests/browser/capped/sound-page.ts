import { SoundMeter } from '../../rig/call-page/sound-meter.ts';

/** A page in a call that changes its microphone as clients do, and tells what its far end hears. */
let sender: RTCRtpSender;
let receiver: RTCPeerConnection;
let microphone: MediaStreamTrack;
let opened = 0;
/** The page's own mute. */
let isMuted = false;
/** Listens to every track that is sent, block by block. */
const sent = new SoundMeter();

function relay(from: RTCPeerConnection, to: RTCPeerConnection): void {
  from.onicecandidate = ({ candidate }) => void to.addIceCandidate(candidate ?? undefined);
}

async function openMicrophone(deviceId?: string): Promise<MediaStreamTrack> {
  const audio = deviceId === undefined ? true : { deviceId: { exact: deviceId } };
  const [track] = (await navigator.mediaDevices.getUserMedia({ audio })).getAudioTracks();
  if (!track) throw new Error('no microphone');
  track.enabled = !isMuted;
  return track;
}

async function join(): Promise<void> {
  microphone = await openMicrophone();
  const near = new RTCPeerConnection();
  receiver = new RTCPeerConnection();
  relay(near, receiver);
  relay(receiver, near);
  receiver.ontrack = ({ track }) => {
    // The receiver decodes sound, and counts its energy, only while somebody plays it.
    const audio = new Audio();
    audio.srcObject = new MediaStream([track]);
    void audio.play();
  };
  sender = near.addTrack(microphone);
  void sent.listen(microphone as MediaStreamAudioTrack);
  await near.setLocalDescription();
  await receiver.setRemoteDescription(near.localDescription as RTCSessionDescription);
  await receiver.setLocalDescription();
  await near.setRemoteDescription(receiver.localDescription as RTCSessionDescription);
}

/** Of all that was sent and all that was heard so far. */
export interface Heard {
  readonly blocks: number;
  /** Sum of all squared samples that left: exactly 0 for silence. */
  readonly sentEnergy: number;
  /** Seconds that the far end has played, and the energy of it. */
  readonly seconds: number;
  readonly energy: number;
}

async function heard(): Promise<Heard> {
  const reports = [...(await receiver.getStats()).values()];
  const sound = reports.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
  const { totalSamplesDuration: seconds = 0, totalAudioEnergy: energy = 0 } = sound ?? {};
  return { blocks: sent.blocks, sentEnergy: sent.energy, seconds, energy };
}

/** The next microphone of the list that is no alias. */
async function nextDevice(): Promise<string> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const inputs = devices.filter(
    ({ kind, deviceId }) => kind === 'audioinput' && deviceId !== 'default',
  );
  opened += 1;
  return inputs[opened % inputs.length]?.deviceId ?? 'default';
}

/** @returns the label of the microphone that is sent from then on. */
async function switchMicrophone(how: string): Promise<string> {
  const former = microphone;
  const deviceId = await nextDevice();
  if (how === 'stop first') former.stop();
  if (how === 'no track between') await sender.replaceTrack(null);
  const track = await openMicrophone(deviceId);
  microphone = how === 'clone' ? track.clone() : track;
  microphone.enabled = !isMuted;
  void sent.listen(microphone as MediaStreamAudioTrack);
  await sender.replaceTrack(microphone);
  former.stop();
  return microphone.label;
}

function mute(muted: boolean): void {
  isMuted = muted;
  microphone.enabled = !muted;
}

Object.assign(window, { join, mute, heard, switchMicrophone });

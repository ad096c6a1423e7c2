import { startCall } from '../rig/call-page/call.ts';
import type { Ask, Verdict } from '../rig/firefox/call-page/judge.ts';

/** A page that sends camera and microphone to itself; a worker judges the pictures. */
const judge = new Worker('/judge.js');

/** Plays a received sound, which is decoded and counted only then; resolves to its energy so far. */
async function callWithSound(track: MediaStreamTrack): Promise<() => Promise<number>> {
  const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
  near.onicecandidate = ({ candidate }) => void far.addIceCandidate(candidate ?? undefined);
  far.onicecandidate = ({ candidate }) => void near.addIceCandidate(candidate ?? undefined);
  far.ontrack = ({ track: heard }) => {
    const audio = new Audio();
    audio.srcObject = new MediaStream([heard]);
    void audio.play();
  };
  near.addTrack(track);
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription as RTCSessionDescription);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription as RTCSessionDescription);
  return async () => {
    const reports = [...(await far.getStats()).values()];
    const sound = reports.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
    return sound?.totalAudioEnergy ?? 0;
  };
}

async function join(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  const [camera] = stream.getVideoTracks();
  const [microphone] = stream.getAudioTracks();
  if (!camera || !microphone) throw new Error('no camera or no microphone');
  await startCall(new MediaStream([camera]), {}, (receiver) => {
    receiver.transform = new RTCRtpScriptTransform(judge);
  });
  Object.assign(window, { camera, microphone, soundEnergy: await callWithSound(microphone) });
}

function askJudge(): Promise<Verdict> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    judge.postMessage('report' satisfies Ask, [port2]);
  });
}

const beginPhase = (phase: string): void => judge.postMessage({ phase } satisfies Ask);

Object.assign(window, { join, askJudge, beginPhase });

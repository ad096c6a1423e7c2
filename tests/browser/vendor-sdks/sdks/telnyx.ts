import { TelnyxRTC } from '@telnyx/webrtc';
import { type OpenDevices, presentTracks } from '../sdk.ts';

/** Longer than the SDK takes to open devices on a busy machine, in milliseconds. */
const DEADLINE_MS = 15_000;

export const open: OpenDevices = async ({ camera, microphone, otherMicrophone }) => {
  const client = new TelnyxRTC({ login_token: 'none' });
  const call = client.newCall({
    destinationNumber: 'far',
    audio: true,
    video: true,
    camId: camera,
    micId: microphone,
  });
  const deadline = performance.now() + DEADLINE_MS;
  while (!call.localStream) {
    if (performance.now() > deadline) throw new Error('The call opened no devices');
    await new Promise(requestAnimationFrame); // no event says so before the call is connected
  }
  const tracks = (): MediaStreamTrack[] => call.localStream?.getTracks() ?? [];
  return {
    get video() {
      return presentTracks(tracks(), 'video');
    },
    get audio() {
      return presentTracks(tracks(), 'audio');
    },
    actions: {
      'Call.muteVideo': () => void call.muteVideo(),
      'Call.unmuteVideo': () => void call.unmuteVideo(),
      'Call.muteAudio': () => void call.muteAudio(),
      'Call.unmuteAudio': () => void call.unmuteAudio(),
      'Call.setAudioInDevice': () => call.setAudioInDevice(otherMicrophone),
    },
    // Without a word to the far end, which is not there to answer.
    stop: () => call.hangup({}, false),
  };
};

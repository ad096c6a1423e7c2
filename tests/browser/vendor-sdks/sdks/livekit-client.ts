import { createLocalTracks, LocalAudioTrack, LocalVideoTrack } from 'livekit-client';
import type { OpenDevices } from '../sdk.ts';

export const open: OpenDevices = async ({ camera, microphone, otherMicrophone }) => {
  const tracks = await createLocalTracks({
    video: { deviceId: { exact: camera } },
    audio: { deviceId: { exact: microphone } },
  });
  const video = tracks.filter((track) => track instanceof LocalVideoTrack);
  const audio = tracks.filter((track) => track instanceof LocalAudioTrack);
  return {
    get video() {
      return video.map(({ mediaStreamTrack }) => mediaStreamTrack);
    },
    get audio() {
      return audio.map(({ mediaStreamTrack }) => mediaStreamTrack);
    },
    actions: {
      'LocalVideoTrack.mute': () => video[0]?.mute(),
      'LocalVideoTrack.unmute': () => video[0]?.unmute(),
      'LocalAudioTrack.mute': () => audio[0]?.mute(),
      'LocalAudioTrack.unmute': () => audio[0]?.unmute(),
      'LocalAudioTrack.setDeviceId': () => audio[0]?.setDeviceId({ exact: otherMicrophone }),
      'LocalVideoTrack.restartTrack': () => video[0]?.restartTrack(),
    },
    stop: () => tracks.forEach((track) => void track.stop()),
  };
};

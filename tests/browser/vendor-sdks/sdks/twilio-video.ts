import { createLocalTracks, type LocalAudioTrack, type LocalVideoTrack } from 'twilio-video';
import type { OpenDevices } from '../sdk.ts';

export const open: OpenDevices = async ({ camera, microphone, otherMicrophone }) => {
  const tracks = await createLocalTracks({
    video: { deviceId: { exact: camera }, width: 1280, height: 720 },
    audio: { deviceId: { exact: microphone } },
  });
  const video = tracks.filter((track): track is LocalVideoTrack => track.kind === 'video');
  const audio = tracks.filter((track): track is LocalAudioTrack => track.kind === 'audio');
  return {
    get video() {
      return video.map(({ mediaStreamTrack }) => mediaStreamTrack);
    },
    get audio() {
      return audio.map(({ mediaStreamTrack }) => mediaStreamTrack);
    },
    actions: {
      'LocalVideoTrack.disable': () => void video[0]?.disable(),
      'LocalVideoTrack.enable': () => void video[0]?.enable(),
      'LocalAudioTrack.disable': () => void audio[0]?.disable(),
      'LocalAudioTrack.enable': () => void audio[0]?.enable(),
      'LocalAudioTrack.restart': () => audio[0]?.restart({ deviceId: { exact: otherMicrophone } }),
      'LocalVideoTrack.restart': () => video[0]?.restart({ width: 640, height: 480 }),
    },
    stop: () => [...video, ...audio].forEach((track) => void track.stop()),
  };
};

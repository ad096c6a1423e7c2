import TRTC from 'trtc-sdk-v5';
import { type OpenDevices, presentTracks } from '../sdk.ts';

export const open: OpenDevices = async ({ camera, microphone, otherMicrophone }) => {
  TRTC.setLogLevel(3); // warnings and errors
  const trtc = TRTC.create();
  await trtc.startLocalVideo({ publish: false, option: { cameraId: camera, profile: '720p' } });
  await trtc.startLocalAudio({ publish: false, option: { microphoneId: microphone } });
  return {
    get video() {
      return presentTracks([trtc.getVideoTrack()], 'video');
    },
    get audio() {
      return presentTracks([trtc.getAudioTrack()], 'audio');
    },
    actions: {
      'TRTC.updateLocalVideo({ mute: true })': () => trtc.updateLocalVideo({ mute: true }),
      'TRTC.updateLocalVideo({ mute: false })': () => trtc.updateLocalVideo({ mute: false }),
      'TRTC.updateLocalAudio({ mute: true })': () => trtc.updateLocalAudio({ mute: true }),
      'TRTC.updateLocalAudio({ mute: false })': () => trtc.updateLocalAudio({ mute: false }),
      'TRTC.updateLocalAudio({ option: { microphoneId } })': () =>
        trtc.updateLocalAudio({ option: { microphoneId: otherMicrophone } }),
    },
    async stop() {
      await trtc.stopLocalVideo();
      await trtc.stopLocalAudio();
      trtc.destroy();
    },
  };
};

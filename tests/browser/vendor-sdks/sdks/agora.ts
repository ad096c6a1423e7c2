import AgoraRTC from 'agora-rtc-sdk-ng';
import type { OpenDevices } from '../sdk.ts';

export const open: OpenDevices = async ({ camera, microphone, otherMicrophone }) => {
  AgoraRTC.setLogLevel(2); // warnings and errors
  AgoraRTC.disableLogUpload();
  const [audio, video] = await AgoraRTC.createMicrophoneAndCameraTracks(
    { microphoneId: microphone },
    { cameraId: camera, encoderConfig: '720p_2' },
  );
  return {
    get video() {
      return [video.getMediaStreamTrack()];
    },
    get audio() {
      return [audio.getMediaStreamTrack()];
    },
    volume: () => audio.getVolumeLevel(),
    actions: {
      'ILocalVideoTrack.setMuted(true)': () => video.setMuted(true),
      'ILocalVideoTrack.setMuted(false)': () => video.setMuted(false),
      'ILocalAudioTrack.setMuted(true)': () => audio.setMuted(true),
      'ILocalAudioTrack.setMuted(false)': () => audio.setMuted(false),
      'ILocalVideoTrack.setEnabled(false)': () => video.setEnabled(false),
      'ILocalVideoTrack.setEnabled(true)': () => video.setEnabled(true),
      'IMicrophoneAudioTrack.setDevice': () => audio.setDevice(otherMicrophone),
      'ICameraVideoTrack.setEncoderConfiguration': () => video.setEncoderConfiguration('480p_1'),
    },
    stop() {
      video.close();
      audio.close();
    },
  };
};

import { SkyWayStreamFactory } from '@skyway-sdk/core';
import type { OpenDevices } from '../sdk.ts';

export const open: OpenDevices = async ({ camera, microphone }) => {
  const { audio, video } = await SkyWayStreamFactory.createMicrophoneAudioAndCameraStream({
    video: { deviceId: camera, width: 1280, height: 720 },
    audio: { deviceId: microphone },
  });
  return {
    get video() {
      return [video.track];
    },
    get audio() {
      return [audio.track];
    },
    stop() {
      video.release();
      audio.release();
    },
  };
};

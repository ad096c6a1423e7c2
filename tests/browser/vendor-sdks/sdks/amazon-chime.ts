import { ConsoleLogger, DefaultDeviceController, LogLevel } from 'amazon-chime-sdk-js';
import { type OpenDevices, presentTracks } from '../sdk.ts';

export const open: OpenDevices = async ({ camera, microphone, otherMicrophone }) => {
  const logger = new ConsoleLogger('devices', LogLevel.WARN);
  const devices = new DefaultDeviceController(logger);
  devices.chooseVideoInputQuality(1280, 720, 30);
  const video = (await devices.startVideoInput(camera)) ?? new MediaStream();
  let audio = (await devices.startAudioInput(microphone)) ?? new MediaStream();
  return {
    video: presentTracks(video.getTracks(), 'video'),
    get audio() {
      return presentTracks(audio.getTracks(), 'audio');
    },
    actions: {
      'DeviceController.startAudioInput': async () => {
        audio = (await devices.startAudioInput(otherMicrophone)) ?? audio;
      },
    },
    async stop() {
      await devices.stopVideoInput();
      await devices.stopAudioInput();
      await devices.destroy();
    },
  };
};

import { CallClient, LocalAudioStream, LocalVideoStream } from '@azure/communication-calling';
import { type OpenDevices, presentTracks } from '../sdk.ts';

/** The SDK's ids hold the browser's. */
function pick<T extends { readonly id: string }>(devices: readonly T[], deviceId: string): T {
  const device = devices.find(({ id }) => id.includes(deviceId));
  if (!device) throw new Error('The SDK does not know the device');
  return device;
}

export const open: OpenDevices = async ({ camera, microphone, otherMicrophone }) => {
  const devices = await new CallClient().getDeviceManager();
  const microphones = await devices.getMicrophones();
  const video = new LocalVideoStream(pick(await devices.getCameras(), camera));
  const audio = new LocalAudioStream(pick(microphones, microphone));
  const pictures = await video.getMediaStream();
  let sound = await audio.getMediaStream();
  return {
    video: presentTracks(pictures.getTracks(), 'video'),
    get audio() {
      return presentTracks(sound.getTracks(), 'audio');
    },
    actions: {
      'LocalAudioStream.switchSource': async () => {
        await audio.switchSource(pick(microphones, otherMicrophone));
        sound = await audio.getMediaStream();
      },
    },
    stop() {
      video.dispose();
      audio.dispose();
    },
  };
};

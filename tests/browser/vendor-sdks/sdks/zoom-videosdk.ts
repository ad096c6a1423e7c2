import ZoomVideo from '@zoom/videosdk';
import { type OpenDevices, presentTracks } from '../sdk.ts';

/** The SDK shows its camera in the element it is given and keeps the microphone to itself. */
export const open: OpenDevices = async ({ camera, microphone }) => {
  const element = document.body.appendChild(document.createElement('video'));
  const video = ZoomVideo.createLocalVideoTrack(camera);
  const audio = ZoomVideo.createLocalAudioTrack(microphone);
  await video.start(element);
  await audio.start();
  await audio.unmute();
  const shown = element.srcObject;
  return {
    video: presentTracks(shown instanceof MediaStream ? shown.getTracks() : [], 'video'),
    audio: [],
    volume: () => audio.getCurrentVolume(),
    actions: {
      'LocalAudioTrack.mute': () => audio.mute(),
      'LocalAudioTrack.unmute': () => audio.unmute(),
    },
    async stop() {
      await video.stop();
      await audio.stop();
    },
  };
};

import { createClient } from 'matrix-js-sdk';
import { type OpenDevices, presentTracks } from '../sdk.ts';

export const open: OpenDevices = async ({ camera, microphone, otherMicrophone }) => {
  const client = createClient({ baseUrl: location.origin });
  const media = client.getMediaHandler();
  media.restoreMediaSettings(microphone, camera);
  const stream = await media.getUserMediaStream(true, true);
  const later: MediaStream[] = [];
  const current = (): MediaStream => later.at(-1) ?? stream;
  return {
    get video() {
      return presentTracks(current().getTracks(), 'video');
    },
    get audio() {
      return presentTracks(current().getTracks(), 'audio');
    },
    actions: {
      'MediaHandler.getUserMediaStream, again': async () => {
        later.push(await media.getUserMediaStream(true, true));
      },
      'MediaHandler.setAudioInput': async () => {
        await media.setAudioInput(otherMicrophone);
        later.push(await media.getUserMediaStream(true, true));
      },
    },
    stop() {
      media.stopAllStreams();
      client.stopClient();
    },
  };
};

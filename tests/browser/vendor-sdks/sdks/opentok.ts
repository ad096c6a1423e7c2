import OT from '@opentok/client';
import { type OpenDevices, presentTracks } from '../sdk.ts';

function initPublisher(camera: string, microphone: string): Promise<OT.Publisher> {
  return new Promise((resolve, reject) => {
    const publisher = OT.initPublisher(
      undefined,
      {
        videoSource: camera,
        audioSource: microphone,
        resolution: '1280x720',
        insertDefaultUI: false,
      },
      (error) => (error ? reject(error) : resolve(publisher)),
    );
  });
}

export const open: OpenDevices = async ({ camera, microphone, otherMicrophone }) => {
  const publisher = await initPublisher(camera, microphone);
  return {
    get video() {
      return presentTracks([publisher.getVideoSource().track], 'video');
    },
    get audio() {
      return presentTracks([publisher.getAudioSource()], 'audio');
    },
    actions: {
      'Publisher.publishVideo(false)': () => void publisher.publishVideo(false),
      'Publisher.publishVideo(true)': () => void publisher.publishVideo(true),
      'Publisher.publishAudio(false)': () => void publisher.publishAudio(false),
      'Publisher.publishAudio(true)': () => void publisher.publishAudio(true),
      'Publisher.setAudioSource': () => publisher.setAudioSource(otherMicrophone),
    },
    stop: () => publisher.destroy.promise(),
  };
};

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
      'Publisher.publishVideo(false)': () => publisher.publishVideo.promise(false),
      'Publisher.publishVideo(true)': () => publisher.publishVideo.promise(true),
      'Publisher.publishAudio(false)': () => publisher.publishAudio.promise(false),
      'Publisher.publishAudio(true)': () => publisher.publishAudio.promise(true),
      'Publisher.setAudioSource': () => publisher.setAudioSource(otherMicrophone),
    },
    stop: () => publisher.destroy.promise(),
  };
};

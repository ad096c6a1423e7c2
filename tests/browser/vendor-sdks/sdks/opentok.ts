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

/** With a callback: the promise of `publishVideo.promise` needs a session. */
function publishVideo(publisher: OT.Publisher, value: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    publisher.publishVideo(value, (error) => (error ? reject(error) : resolve()));
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
      'Publisher.publishVideo(false)': () => publishVideo(publisher, false),
      'Publisher.publishVideo(true)': () => publishVideo(publisher, true),
      'Publisher.publishAudio(false)': () => void publisher.publishAudio(false),
      'Publisher.publishAudio(true)': () => void publisher.publishAudio(true),
      'Publisher.setAudioSource': () => publisher.setAudioSource(otherMicrophone),
    },
    stop: () => publisher.destroy.promise(),
  };
};

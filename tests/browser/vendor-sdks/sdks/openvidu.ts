import { OpenVidu } from 'openvidu-browser';
import { type OpenDevices, presentTracks } from '../sdk.ts';

export const open: OpenDevices = async ({ camera, microphone }) => {
  const publisher = await new OpenVidu().initPublisherAsync(undefined, {
    videoSource: camera,
    audioSource: microphone,
    resolution: '1280x720',
    frameRate: 30,
  });
  const stream = publisher.stream.getMediaStream();
  return {
    get video() {
      return presentTracks(stream.getTracks(), 'video');
    },
    get audio() {
      return presentTracks(stream.getTracks(), 'audio');
    },
    actions: {
      'Publisher.publishVideo(false)': () => publisher.publishVideo(false),
      'Publisher.publishVideo(true)': () => publisher.publishVideo(true),
      'Publisher.publishAudio(false)': () => publisher.publishAudio(false),
      'Publisher.publishAudio(true)': () => publisher.publishAudio(true),
    },
    stop: () => publisher.stream.disposeMediaStream(),
  };
};

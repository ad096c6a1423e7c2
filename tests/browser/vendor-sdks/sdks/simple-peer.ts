import SimplePeer from 'simple-peer/simplepeer.min.js';
import { type OpenDevices, presentTracks } from '../sdk.ts';

/** The SDK opens no devices: the page does, as its manual shows, and calls another peer with them. */
export const open: OpenDevices = async ({ camera, microphone }) => {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { deviceId: { exact: camera }, width: 1280, height: 720 },
    audio: { deviceId: { exact: microphone } },
  });
  const near = new SimplePeer({ initiator: true, stream });
  const far = new SimplePeer({});
  near.on('signal', (data) => far.signal(data));
  far.on('signal', (data) => near.signal(data));
  await new Promise((resolve, reject) => {
    near.on('error', reject);
    far.on('stream', resolve).on('error', reject);
  });
  const spare = stream.getVideoTracks()[0]?.clone();
  let video = presentTracks(stream.getTracks(), 'video');
  return {
    get video() {
      return video;
    },
    audio: presentTracks(stream.getTracks(), 'audio'),
    actions: {
      'SimplePeer.replaceTrack (a clone)': () => {
        const [track] = video;
        if (!track || !spare) throw new Error('No track to replace');
        near.replaceTrack(track, spare, stream);
        video = [spare, track];
      },
    },
    stop() {
      near.destroy();
      far.destroy();
      for (const track of [...video, ...stream.getTracks()]) track.stop();
    },
  };
};

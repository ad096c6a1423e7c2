import { type MediaConnection, Peer } from 'peerjs';
import { type OpenDevices, presentTracks } from '../sdk.ts';

/** The broker's address reaches the page as `?broker=`; it runs on this machine. */
function createPeer(id: string): Promise<Peer> {
  const port = Number(new URLSearchParams(location.search).get('broker'));
  const peer = new Peer(id, { host: 'localhost', port, secure: false, config: { iceServers: [] } });
  return new Promise((resolve, reject) => {
    peer.on('open', () => resolve(peer)).on('error', reject);
  });
}

/** The SDK opens no devices: the page does, as its manual shows, and calls another peer with them. */
export const open: OpenDevices = async ({ camera, microphone }) => {
  const near = await createPeer('near');
  const far = await createPeer('far');
  far.on('call', (call: MediaConnection) => call.answer());
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { deviceId: { exact: camera }, width: 1280, height: 720 },
    audio: { deviceId: { exact: microphone } },
  });
  const call = near.call('far', stream);
  const sent = call.peerConnection.getSenders().map(({ track }) => track);
  return {
    video: presentTracks(sent, 'video'),
    audio: presentTracks(sent, 'audio'),
    stop() {
      call.close();
      near.destroy();
      far.destroy();
      for (const track of stream.getTracks()) track.stop();
    },
  };
};

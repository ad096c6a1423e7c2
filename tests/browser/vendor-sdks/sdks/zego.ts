import { ZegoExpressEngine } from 'zego-express-engine-webrtc';
import { type OpenDevices, presentTracks } from '../sdk.ts';

export const open: OpenDevices = async ({ camera, microphone, otherMicrophone }) => {
  const engine = new ZegoExpressEngine(1, location.origin.replace('http', 'ws'));
  engine.setLogConfig({ logLevel: 'warn', remoteLogLevel: 'disable' });
  const local = await engine.createZegoStream({
    camera: { video: { input: camera, quality: 3 }, audio: { input: microphone } },
  });
  return {
    get video() {
      return presentTracks(local.getVideoTracks(), 'video');
    },
    get audio() {
      return presentTracks(local.getAudioTracks(), 'audio');
    },
    actions: {
      'ZegoExpressEngine.enableVideoCaptureDevice(false)': () =>
        engine.enableVideoCaptureDevice(local, false),
      'ZegoExpressEngine.enableVideoCaptureDevice(true)': () =>
        engine.enableVideoCaptureDevice(local, true),
      'ZegoExpressEngine.useAudioDevice': () => engine.useAudioDevice(local, otherMicrophone),
    },
    stop: () => engine.destroyStream(local),
  };
};

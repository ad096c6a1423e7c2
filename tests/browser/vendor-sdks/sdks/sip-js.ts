import { UserAgent, Web } from 'sip.js';
import { type OpenDevices, presentTracks } from '../sdk.ts';

export const open: OpenDevices = async ({ camera, microphone }) => {
  const agent = new UserAgent({
    logLevel: 'warn',
    transportOptions: { server: 'ws://sip.invalid' },
  });
  const handler = new Web.SessionDescriptionHandler(
    agent.getLogger('sip.SessionDescriptionHandler'),
    Web.defaultMediaStreamFactory(),
    { iceGatheringTimeout: 1, peerConnectionConfiguration: { iceServers: [] } },
  );
  await handler.getDescription({
    constraints: {
      video: { deviceId: { exact: camera }, width: 1280, height: 720 },
      audio: { deviceId: { exact: microphone } },
    },
  });
  return {
    video: presentTracks(handler.localMediaStream.getTracks(), 'video'),
    audio: presentTracks(handler.localMediaStream.getTracks(), 'audio'),
    actions: {
      'SessionDescriptionHandler.enableSenderTracks(false)': () =>
        handler.enableSenderTracks(false),
      'SessionDescriptionHandler.enableSenderTracks(true)': () => handler.enableSenderTracks(true),
    },
    stop: () => handler.close(),
  };
};

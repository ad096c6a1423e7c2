import { type Socket, UA } from 'jssip';
import { type OpenDevices, presentTracks } from '../sdk.ts';

/** A line to a SIP server that takes every message and never answers. */
function createSilentLine(): Socket {
  return {
    via_transport: 'WS',
    url: 'ws://sip.invalid',
    sip_uri: 'sip:sip.invalid;transport=ws',
    connect() {
      this.onconnect();
    },
    disconnect() {},
    send: () => true,
    isConnected: () => true,
    isConnecting: () => false,
    onconnect() {},
    ondisconnect() {},
    ondata() {},
  };
}

export const open: OpenDevices = async ({ camera, microphone }) => {
  const agent = new UA({
    sockets: createSilentLine(),
    uri: 'sip:near@sip.invalid',
    register: false,
  });
  agent.start();
  const session = await new Promise<ReturnType<UA['call']>>((resolve, reject) => {
    const calling = agent.call('sip:far@sip.invalid', {
      mediaConstraints: {
        video: { deviceId: { exact: camera }, width: 1280, height: 720 },
        audio: { deviceId: { exact: microphone } },
      },
      eventHandlers: {
        icecandidate: ({ ready }) => ready(),
        sending: () => resolve(calling),
        getusermediafailed: reject,
        failed: reject,
      },
    });
  });
  const tracks = session.connection.getSenders().map(({ track }) => track);
  return {
    video: presentTracks(tracks, 'video'),
    audio: presentTracks(tracks, 'audio'),
    actions: {
      'RTCSession.mute({ video: true })': () => session.mute({ video: true }),
      'RTCSession.unmute({ video: true })': () => session.unmute({ video: true }),
      'RTCSession.mute({ audio: true })': () => session.mute({ audio: true }),
      'RTCSession.unmute({ audio: true })': () => session.unmute({ audio: true }),
    },
    stop() {
      session.terminate();
      agent.stop();
    },
  };
};

import Janus, { type JanusJS } from 'janus-gateway';
import adapter from 'webrtc-adapter';
import { type OpenDevices, presentTracks } from '../sdk.ts';

/** A gateway that says yes to everything; its long poll stays open without news. */
function answerAsGateway(_url: string, options: JanusJS.HttpApiCallOption): void {
  if (options.verb === 'GET') return;
  const { janus, transaction } = options.body;
  const answer = { janus: janus === 'trickle' ? 'ack' : 'success', transaction, data: { id: 1 } };
  queueMicrotask(() => options.success(answer));
}

function connect(): Promise<Janus> {
  return new Promise((resolve, reject) => {
    const callback = (): void => {
      const janus = new Janus({
        server: '/janus',
        iceServers: [],
        success: () => resolve(janus),
        error: reject,
      });
    };
    const dependencies = {
      ...Janus.useDefaultDependencies({ adapter }),
      httpAPICall: answerAsGateway,
    };
    const levels = ['warn', 'error'] as JanusJS.DebugLevel[];
    Janus.init({ debug: levels, dependencies, callback });
  });
}

export const open: OpenDevices = async ({ camera, microphone, otherMicrophone }) => {
  const janus = await connect();
  const handle = await new Promise<JanusJS.PluginHandle>((success, error) =>
    janus.attach({ plugin: 'janus.plugin.videoroom', success, error }),
  );
  await new Promise((success, error) =>
    handle.createOffer({
      tracks: [
        { type: 'video', capture: { deviceId: { exact: camera }, width: 1280, height: 720 } },
        { type: 'audio', capture: { deviceId: { exact: microphone } } },
      ],
      success,
      error,
    }),
  );
  const sent = (): (MediaStreamTrack | null)[] =>
    handle.webrtcStuff.pc?.getSenders().map(({ track }) => track) ?? [];
  return {
    get video() {
      return presentTracks(sent(), 'video');
    },
    get audio() {
      return presentTracks(sent(), 'audio');
    },
    actions: {
      'PluginHandle.muteVideo': () => void handle.muteVideo(),
      'PluginHandle.unmuteVideo': () => void handle.unmuteVideo(),
      'PluginHandle.muteAudio': () => void handle.muteAudio(),
      'PluginHandle.unmuteAudio': () => void handle.unmuteAudio(),
      'PluginHandle.replaceTracks': () =>
        new Promise((success, error) =>
          handle.replaceTracks({
            tracks: [
              { type: 'audio', mid: '1', capture: { deviceId: { exact: otherMicrophone } } },
            ],
            success,
            error,
          }),
        ),
    },
    stop: () => handle.hangup(),
  };
};

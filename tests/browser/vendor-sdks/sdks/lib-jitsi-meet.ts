import JitsiMeetJS from 'lib-jitsi-meet';
import { type OpenDevices, presentTracks } from '../sdk.ts';

/** The release on npm is an old one: it asks through `navigator.webkitGetUserMedia`. */
export const open: OpenDevices = async ({ camera, microphone }) => {
  JitsiMeetJS.setLogLevel(JitsiMeetJS.logLevels.WARN);
  await JitsiMeetJS.init({ disableAudioLevels: true, disableThirdPartyRequests: true });
  const tracks = await JitsiMeetJS.createLocalTracks({
    devices: ['audio', 'video'],
    resolution: '720',
    cameraDeviceId: camera,
    micDeviceId: microphone,
  });
  const current = (): MediaStreamTrack[] => tracks.map((track) => track.getTrack());
  const of = (kind: string) => tracks.find((track) => track.getTrack().kind === kind);
  const [video, audio] = [of('video'), of('audio')];
  return {
    get video() {
      return presentTracks(current(), 'video');
    },
    get audio() {
      return presentTracks(current(), 'audio');
    },
    actions: {
      'JitsiLocalTrack.mute (camera)': () => video?.mute(),
      'JitsiLocalTrack.unmute (camera)': () => video?.unmute(),
      'JitsiLocalTrack.mute (microphone)': () => audio?.mute(),
      'JitsiLocalTrack.unmute (microphone)': () => audio?.unmute(),
    },
    async stop() {
      for (const track of tracks) await track.dispose();
    },
  };
};

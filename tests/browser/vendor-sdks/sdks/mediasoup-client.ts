import { Device, type types } from 'mediasoup-client';
import { type OpenDevices, presentTracks } from '../sdk.ts';

/** What a router of mediasoup's own demonstration offers, and a transport that nobody listens at. */
const ROUTER: types.RtpCapabilities = {
  codecs: [
    {
      kind: 'audio',
      mimeType: 'audio/opus',
      preferredPayloadType: 100,
      clockRate: 48_000,
      channels: 2,
    },
    { kind: 'video', mimeType: 'video/VP8', preferredPayloadType: 101, clockRate: 90_000 },
  ],
  headerExtensions: [],
};
const TRANSPORT: types.TransportOptions = {
  id: 'transport',
  iceParameters: { usernameFragment: 'name', password: 'PasswordOfTwentyTwoOrMore', iceLite: true },
  iceCandidates: [],
  dtlsParameters: {
    role: 'auto',
    fingerprints: [{ algorithm: 'sha-256', value: Array(32).fill('A5').join(':') }],
  },
};

/** The SDK opens no devices: the page does, as its manual shows, and the SDK takes the tracks. */
export const open: OpenDevices = async ({ camera, microphone, otherMicrophone }) => {
  const device = new Device();
  await device.load({ routerRtpCapabilities: ROUTER });
  const transport = device.createSendTransport(TRANSPORT);
  transport.on('connect', (_parameters, done) => done());
  transport.on('produce', ({ kind }, done) => done({ id: kind }));
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { deviceId: { exact: camera }, width: 1280, height: 720 },
    audio: { deviceId: { exact: microphone } },
  });
  const [videoTrack] = stream.getVideoTracks();
  const [audioTrack] = stream.getAudioTracks();
  if (!videoTrack || !audioTrack) throw new Error('The page got no tracks');
  const video = await transport.produce({ track: videoTrack });
  const audio = await transport.produce({ track: audioTrack });
  return {
    get video() {
      return presentTracks([video.track], 'video');
    },
    get audio() {
      return presentTracks([audio.track], 'audio');
    },
    actions: {
      'Producer.pause (camera)': () => video.pause(),
      'Producer.resume (camera)': () => video.resume(),
      'Producer.pause (microphone)': () => audio.pause(),
      'Producer.resume (microphone)': () => audio.resume(),
      'Producer.replaceTrack (microphone)': async () => {
        const deviceId = { exact: otherMicrophone };
        const other = await navigator.mediaDevices.getUserMedia({ audio: { deviceId } });
        await audio.replaceTrack({ track: other.getAudioTracks()[0] ?? null });
      },
    },
    stop: () => transport.close(),
  };
};

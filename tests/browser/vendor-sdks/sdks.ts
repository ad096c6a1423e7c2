/** One SDK that the tests run; `name` is its file in `sdks/`. */
export interface VendorSdk {
  readonly name: string;
  /** On npm. */
  readonly packageName: string;
  /** The documented call that opens camera and microphone, as it stands in the table of the docs. */
  readonly call: string;
}

const PAGE_OPENS = 'getUserMedia by the page';

export const VENDOR_SDKS: readonly VendorSdk[] = [
  { name: 'livekit-client', packageName: 'livekit-client', call: 'createLocalTracks' },
  { name: 'twilio-video', packageName: 'twilio-video', call: 'createLocalTracks' },
  { name: 'agora', packageName: 'agora-rtc-sdk-ng', call: 'createMicrophoneAndCameraTracks' },
  {
    name: 'amazon-chime',
    packageName: 'amazon-chime-sdk-js',
    call: 'DeviceController.startVideoInput, startAudioInput',
  },
  {
    name: 'zoom-videosdk',
    packageName: '@zoom/videosdk',
    call: 'createLocalVideoTrack, createLocalAudioTrack; start',
  },
  { name: 'opentok', packageName: '@opentok/client', call: 'OT.initPublisher' },
  { name: 'janus-gateway', packageName: 'janus-gateway', call: 'PluginHandle.createOffer' },
  { name: 'jssip', packageName: 'jssip', call: 'UA.call' },
  { name: 'sip-js', packageName: 'sip.js', call: 'SessionDescriptionHandler.getDescription' },
  { name: 'lib-jitsi-meet', packageName: 'lib-jitsi-meet', call: 'JitsiMeetJS.createLocalTracks' },
  {
    name: 'matrix-js-sdk',
    packageName: 'matrix-js-sdk',
    call: 'MediaHandler.getUserMediaStream',
  },
  { name: 'trtc', packageName: 'trtc-sdk-v5', call: 'TRTC.startLocalVideo, startLocalAudio' },
  {
    name: 'zego',
    packageName: 'zego-express-engine-webrtc',
    call: 'ZegoExpressEngine.createZegoStream',
  },
  {
    name: 'skyway',
    packageName: '@skyway-sdk/core',
    call: 'StreamFactory.createMicrophoneAudioAndCameraStream',
  },
  { name: 'openvidu', packageName: 'openvidu-browser', call: 'OpenVidu.initPublisherAsync' },
  {
    name: 'azure',
    packageName: '@azure/communication-calling',
    call: 'LocalVideoStream.getMediaStream, LocalAudioStream.getMediaStream',
  },
  { name: 'telnyx', packageName: '@telnyx/webrtc', call: 'TelnyxRTC.newCall' },
  {
    name: 'mediasoup-client',
    packageName: 'mediasoup-client',
    call: `${PAGE_OPENS}; Transport.produce`,
  },
  { name: 'simple-peer', packageName: 'simple-peer', call: `${PAGE_OPENS}; new Peer({ stream })` },
  { name: 'peerjs', packageName: 'peerjs', call: `${PAGE_OPENS}; Peer.call` },
];

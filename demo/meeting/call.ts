/** A call between two peers on this page: what goes in is encoded, sent, received and decoded. */
export interface Call {
  /** The track that the far end receives. */
  readonly received: MediaStreamVideoTrack;
  /** Encoded pictures sent so far. */
  countSent(): Promise<number>;
  hangUp(): void;
}

/** High enough that the codec never blurs the picture by itself. */
const MAX_BITRATE = 4_000_000; // bit/s

function forwardCandidates(from: RTCPeerConnection, to: RTCPeerConnection): void {
  from.addEventListener('icecandidate', ({ candidate }) => {
    // A candidate that arrives after hang-up has nowhere to go.
    if (to.signalingState !== 'closed') void to.addIceCandidate(candidate ?? undefined);
  });
}

async function negotiate(near: RTCPeerConnection, far: RTCPeerConnection): Promise<void> {
  await near.setLocalDescription();
  if (near.localDescription) await far.setRemoteDescription(near.localDescription);
  await far.setLocalDescription();
  if (far.localDescription) await near.setRemoteDescription(far.localDescription);
}

async function preferSharpness(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters();
  for (const encoding of parameters.encodings) encoding.maxBitrate = MAX_BITRATE;
  parameters.degradationPreference = 'maintain-resolution';
  await sender.setParameters(parameters);
}

async function countFramesSent(near: RTCPeerConnection): Promise<number> {
  for (const report of (await near.getStats()).values()) {
    if (report.type === 'outbound-rtp' && report.kind === 'video') return report.framesSent ?? 0;
  }
  return 0;
}

/** Sends `track` through a real connection. The caller keeps the track; hanging up ends the rest. */
export async function placeCall(track: MediaStreamTrack): Promise<Call> {
  const near = new RTCPeerConnection();
  const far = new RTCPeerConnection();
  forwardCandidates(near, far);
  forwardCandidates(far, near);
  const received = new Promise<MediaStreamVideoTrack>((resolve) =>
    far.addEventListener('track', (event) => resolve(event.track as MediaStreamVideoTrack)),
  );
  const sender = near.addTrack(track, new MediaStream([track]));
  await negotiate(near, far);
  await preferSharpness(sender);
  return {
    received: await received,
    countSent: () => countFramesSent(near),
    hangUp() {
      near.close();
      far.close();
    },
  };
}

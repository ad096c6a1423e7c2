/** A real call between two peers of this page. */
export interface Call {
  readonly sender: RTCRtpSender;
  readonly received: MediaStreamVideoTrack;
  /** The receiver's and the sender's own counts. */
  figures(): Promise<CallFigures>;
  close(): void;
}

export interface CallOptions {
  /**
   * Such as "video/H264"; the browser's first choice if absent. Leaks are looked for with H.264: a
   * single raw frame among cards reached the far end every time, while VP8's encoder dropped it.
   */
  readonly codec?: string;
  /** In bits per second. */
  readonly maxBitrate?: number;
  /**
   * Where bandwidth estimation begins, in kilobits per second. The default lets 720p arrive at once;
   * left to itself the browser begins with 320 × 180 and takes some ten seconds to get there.
   */
  readonly startBitrate?: number;
}

const START_KILOBITS = 2500;

export interface CallFigures {
  framesSent: number;
  framesDecoded: number;
  framesDropped: number;
  codec: string;
  encoder: string;
  /** Milliseconds per frame. */
  encodeMs: number;
  decodeMs: number;
  bytesSent: number;
  limitedBy: string;
}

function relayCandidates(from: RTCPeerConnection, to: RTCPeerConnection): void {
  from.onicecandidate = ({ candidate }) => void to.addIceCandidate(candidate ?? undefined);
}

function preferCodec(transceiver: RTCRtpTransceiver, mimeType: string): void {
  const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
  const wanted = codecs.filter((codec) => codec.mimeType === mimeType);
  if (wanted.length === 0) throw new Error(`No ${mimeType} in this browser`);
  transceiver.setCodecPreferences(wanted);
}

/** Puts Chromium's start bitrate parameter on every codec of a description. */
function withStartBitrate(
  { type, sdp }: RTCSessionDescription,
  kilobits: number,
): RTCSessionDescriptionInit {
  const parameter = `x-google-start-bitrate=${kilobits}`;
  const described = new Set([...sdp.matchAll(/^a=fmtp:(\d+) /gm)].map(([, codec]) => codec));
  const extended = sdp
    .replace(/^(a=fmtp:\d+ .*?)(\r?)$/gm, `$1;${parameter}$2`)
    .replace(/^(a=rtpmap:(\d+) .*?)(\r?\n)/gm, (line, _map, codec: string, end: string) =>
      described.has(codec) ? line : `${line}a=fmtp:${codec} ${parameter}${end}`,
    );
  return { type, sdp: extended };
}

async function limitBitrate(sender: RTCRtpSender, maxBitrate: number): Promise<void> {
  const parameters = sender.getParameters();
  for (const encoding of parameters.encodings) encoding.maxBitrate = maxBitrate;
  await sender.setParameters(parameters);
}

function receiveTrack(
  peer: RTCPeerConnection,
  onReceiver: (receiver: RTCRtpReceiver) => void,
): Promise<MediaStreamVideoTrack> {
  return new Promise((resolve) => {
    peer.ontrack = ({ receiver, track }) => {
      onReceiver(receiver);
      resolve(track as MediaStreamVideoTrack);
    };
  });
}

async function readFigures(near: RTCPeerConnection, far: RTCPeerConnection): Promise<CallFigures> {
  const reports = [...(await near.getStats()).values(), ...(await far.getStats()).values()];
  const of = (type: string) => reports.find((report) => report.type === type) ?? {};
  const [sent, got, codec] = [of('outbound-rtp'), of('inbound-rtp'), of('codec')];
  return {
    framesSent: sent.framesSent ?? 0,
    framesDecoded: got.framesDecoded ?? 0,
    framesDropped: got.framesDropped ?? 0,
    codec: codec.mimeType ?? '',
    encoder: sent.encoderImplementation ?? '',
    encodeMs: (1000 * (sent.totalEncodeTime ?? 0)) / (sent.framesEncoded || 1),
    decodeMs: (1000 * (got.totalDecodeTime ?? 0)) / (got.framesDecoded || 1),
    bytesSent: sent.bytesSent ?? 0,
    limitedBy: sent.qualityLimitationReason ?? '',
  };
}

/**
 * Connects two peers and sends the stream's video track. The caller closes the call.
 * @param onReceiver Called before anything is received.
 */
export async function startCall(
  stream: MediaStream,
  options: CallOptions = {},
  onReceiver: (receiver: RTCRtpReceiver) => void = () => {},
): Promise<Call> {
  const near = new RTCPeerConnection();
  const far = new RTCPeerConnection();
  relayCandidates(near, far);
  relayCandidates(far, near);
  const arriving = receiveTrack(far, onReceiver);
  const transceiver = near.addTransceiver(stream.getVideoTracks()[0] ?? 'video', {
    direction: 'sendonly',
    streams: [stream],
  });
  if (options.codec) preferCodec(transceiver, options.codec);
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription ?? { type: 'offer' });
  await far.setLocalDescription();
  if (!far.localDescription) throw new Error('The far peer made no answer');
  const { startBitrate = START_KILOBITS } = options;
  await near.setRemoteDescription(withStartBitrate(far.localDescription, startBitrate));
  if (options.maxBitrate) await limitBitrate(transceiver.sender, options.maxBitrate);
  return {
    sender: transceiver.sender,
    received: await arriving,
    figures: () => readFigures(near, far),
    close() {
      near.close();
      far.close();
    },
  };
}

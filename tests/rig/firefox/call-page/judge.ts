import { Examiner } from '../../call-page/examiner.ts';
import type { PhaseFigures } from '../../call-page/figures.ts';

/** Page → judge. */
export type Ask = { readonly phase: string } | 'report' | 'snapshot';

export interface Verdict {
  readonly figures: readonly PhaseFigures[];
  /** The first leaked frame of each phase, as base64 PNG. */
  readonly leaks: Readonly<Record<string, string>>;
  readonly errors: readonly string[];
}

/** The part of an `RTCTransformEvent` that is used; the type library's is for windows alone. */
interface TransformEvent extends Event {
  readonly transformer: {
    readonly readable: ReadableStream<RTCEncodedVideoFrame>;
    readonly writable: WritableStream<RTCEncodedVideoFrame>;
  };
}

/** Often enough that no picture of a call is shown in between, in milliseconds. */
const TICK_EVERY_MS = 15;

/** The codec that two Firefox agree on. */
const CODEC = 'vp8';

/**
 * A worker that stands where a call's pictures arrive: it decodes and judges each one that has gone
 * over the wire, whether the page is visible or not, and passes it on.
 */
const examiner = new Examiner();
const errors: string[] = [];
let judged = Promise.resolve();

const decoder = new VideoDecoder({
  output: (frame) => {
    judged = judged
      .then(() => examiner.examine(frame))
      .catch((error: unknown) => void errors.push(String(error)))
      .finally(() => frame.close());
  },
  error: ({ message }) => errors.push(message),
});

/** Until the first key frame there is nothing that a decoder could begin with. */
function decode({ type, timestamp, data }: RTCEncodedVideoFrame): void {
  const isKey = type === 'key';
  if (decoder.state === 'unconfigured') {
    if (!isKey) return;
    decoder.configure({ codec: CODEC });
  }
  decoder.decode(new EncodedVideoChunk({ type: isKey ? 'key' : 'delta', timestamp, data }));
}

self.addEventListener('rtctransform', (event) => {
  const { readable, writable } = (event as TransformEvent).transformer;
  const watching = new TransformStream<RTCEncodedVideoFrame, RTCEncodedVideoFrame>({
    transform: (frame, controller) => {
      if (frame.data.byteLength > 0) decode(frame);
      controller.enqueue(frame);
    },
  });
  readable
    .pipeThrough(watching)
    .pipeTo(writable)
    .catch(() => {}); // the call is over
});

self.addEventListener('message', ({ data, ports }: MessageEvent<Ask>) => {
  if (data === 'snapshot') {
    void examiner.snapshot().then((png) => ports[0]?.postMessage(png));
    return;
  }
  if (data !== 'report') {
    examiner.beginPhase(data.phase);
    return;
  }
  const verdict: Verdict = { figures: examiner.figures, leaks: examiner.leaks, errors };
  ports[0]?.postMessage(verdict);
});

// A hidden page has no clock of its own to look at its own track by.
setInterval(() => postMessage('tick'), TICK_EVERY_MS);

import { type Call, type CallFigures, type CallOptions, startCall } from '../../call-page/call.ts';
import { Examiner } from '../../call-page/examiner.ts';
import type { PhaseFigures } from '../../call-page/figures.ts';
import type { Wipe } from '../../call-page/main.ts';
import type { Ask, Verdict } from './judge.ts';

export interface StartOptions extends CallOptions {
  readonly video?: MediaTrackConstraints | true;
  /** Send a grey card instead, but every so many-th frame raw, to see whether the judge notices. */
  readonly leakEvery?: number;
}

export interface CallReport {
  /** Every frame that went over the wire. */
  readonly received: readonly PhaseFigures[];
  /** Looks at the page's own track before the encoder, which drops a single odd frame: 60 a second. */
  readonly local: readonly PhaseFigures[];
  readonly leaks: Readonly<Record<string, string>>;
  readonly call: CallFigures | null;
  readonly visibility: DocumentVisibilityState;
  readonly errors: readonly string[];
}

/** Missing from the type library: the method is the stream's in Firefox. */
type CanvasStream = MediaStream & { requestFrame(): void };

/** A guard that fails now and then: a card, but every `period`-th picture of the source is raw. */
function createLeakyStream(source: MediaStreamTrack, period: number): MediaStream {
  const { width = 1280, height = 720 } = source.getSettings();
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  const stream = canvas.captureStream(0) as CanvasStream;
  const video = document.createElement('video');
  let count = 0;
  const onFrame = (): void => {
    count += 1;
    if (context) context.fillStyle = '#808080';
    context?.fillRect(0, 0, width, height);
    if (count % period === 0) context?.drawImage(video, 0, 0, width, height);
    stream.requestFrame();
    video.requestVideoFrameCallback(onFrame);
  };
  Object.assign(video, { muted: true, srcObject: new MediaStream([source]) });
  video.requestVideoFrameCallback(onFrame);
  void video.play();
  return stream;
}

/** Looks at whatever a track shows, again and again. */
class TrackWatch {
  readonly examiner = new Examiner();
  private readonly video = document.createElement('video');
  private isBusy = false;

  watch(track: MediaStreamTrack): void {
    Object.assign(this.video, { muted: true, srcObject: new MediaStream([track]) });
    this.video.play().catch(() => {}); // interrupted by the next track
  }

  async look(): Promise<void> {
    if (this.isBusy || this.video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    this.isBusy = true;
    const frame = new VideoFrame(this.video, { timestamp: 0 });
    try {
      await this.examiner.examine(frame);
    } finally {
      frame.close();
      this.isBusy = false;
    }
  }
}

/** What a test drives as `rig`: a meeting site's habits; a worker judges what it sends. */
class FirefoxCallRig {
  readonly errors: string[] = [];
  private readonly judge = new Worker('/judge.js');
  private readonly local = new TrackWatch();
  private call: Call | null = null;
  private stream: MediaStream | null = null;

  async start({ video = true, leakEvery, ...options }: StartOptions = {}) {
    const track = await this.capture(video);
    if (leakEvery) this.stream = createLeakyStream(track, leakEvery);
    this.local.watch(this.track());
    this.judge.addEventListener('message', () => void this.local.look());
    this.call = await startCall(this.stream ?? new MediaStream(), options, (receiver) => {
      receiver.transform = new RTCRtpScriptTransform(this.judge);
    });
    return track.getSettings();
  }

  async switchCamera(video: MediaTrackConstraints | true = true) {
    this.track().stop();
    const track = await this.capture(video);
    this.local.watch(track);
    await this.call?.sender.replaceTrack(track);
    return track.getSettings();
  }

  async applyConstraints(constraints: MediaTrackConstraints) {
    await this.track().applyConstraints(constraints);
    return this.track().getSettings();
  }

  track(): MediaStreamTrack {
    const track = this.stream?.getVideoTracks()[0];
    if (!track) throw new Error('The call has not been started');
    return track;
  }

  wipeDom(wipe: Wipe): void {
    if (wipe === 'body') document.body.remove();
    else if (wipe === 'root') document.documentElement.replaceChildren();
    else document.open();
    if (wipe === 'document-open') document.close();
  }

  beginPhase(phase: string): void {
    this.judge.postMessage({ phase } satisfies Ask);
    this.local.examiner.beginPhase(phase);
  }

  /** The next frame that goes over the wire, as base64 PNG; null if none comes. */
  snapshot(): Promise<string | null> {
    return this.ask('snapshot');
  }

  async report(): Promise<CallReport> {
    const { figures, leaks, errors } = await this.ask<Verdict>('report');
    return {
      received: figures,
      local: this.local.examiner.figures,
      leaks: { ...leaks, ...this.local.examiner.leaks },
      call: (await this.call?.figures()) ?? null,
      visibility: document.visibilityState,
      errors: [...this.errors, ...errors],
    };
  }

  private ask<Answer>(question: Ask): Promise<Answer> {
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
      this.judge.postMessage(question, [port2]);
    });
  }

  private async capture(video: MediaTrackConstraints | true): Promise<MediaStreamTrack> {
    this.stream = await navigator.mediaDevices.getUserMedia({ video });
    return this.track();
  }
}

const rig = new FirefoxCallRig();
Object.assign(globalThis, { rig });
addEventListener('error', ({ message }) => rig.errors.push(message));
addEventListener('unhandledrejection', ({ reason }) => rig.errors.push(String(reason)));

// `?start={...}` begins the call at once, as early as a page's own script can: there is no body yet.
const startAtOnce = new URLSearchParams(location.search).get('start');
if (startAtOnce !== null) {
  rig.start(JSON.parse(startAtOnce)).catch((error: unknown) => rig.errors.push(String(error)));
}

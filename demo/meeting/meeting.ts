import { signal } from '@preact/signals';
import { CLIP_FPS } from '../scene/marks.ts';
import { type Call, placeCall } from './call.ts';
import { FigureCounter, type Figures } from './figures.ts';
import { type Judgement, judge } from './judge.ts';
import { watchFrames } from './watch.ts';

export interface CameraSize {
  readonly width: number;
  readonly height: number;
}

export const CAMERA_SIZES: readonly CameraSize[] = [
  { width: 1280, height: 720 },
  { width: 640, height: 360 },
  { width: 320, height: 180 },
];

/** A picture that reached the far end: which one of the clip, and when (ms since 1970). */
export interface Arrival {
  readonly clipFrame: number;
  readonly time: number;
}

/** Arrivals that are remembered: enough for a minute at 60 pictures a second. */
const MAX_ARRIVALS = 3600;

/** How often the figures on the page are renewed, in ms. */
const REFRESH_INTERVAL = 500;

const WALL_CLOCK_START = performance.timeOrigin;

interface Session {
  readonly track: MediaStreamTrack;
  readonly call: Call;
  stop(): void;
}

/** One person alone in a meeting with themselves: a camera, a call, and a look at what arrives. */
export class Meeting {
  /** What the far end receives; null while the camera is off. */
  readonly farEnd = signal<MediaStream | null>(null);
  readonly figures = signal<Figures>(new FigureCounter().read(0));
  readonly size = signal<CameraSize>(CAMERA_SIZES[0] as CameraSize);
  /** Name of the error that kept the camera off, such as "NotAllowedError"; null when none did. */
  readonly failure = signal<string | null>(null);
  readonly isStarting = signal(false);
  readonly arrivals: Arrival[] = [];
  private readonly counter = new FigureCounter();
  private session: Session | null = null;
  private sentBefore = 0;

  /** @param canJudge true when the camera plays the clip, whose marks this page knows. */
  constructor(private readonly canJudge: boolean) {}

  async start(): Promise<void> {
    if (this.session || this.isStarting.value) return;
    this.isStarting.value = true;
    this.failure.value = null;
    try {
      this.session = await this.open();
      this.farEnd.value = new MediaStream([this.session.call.received]);
    } catch (error) {
      this.failure.value = error instanceof Error ? error.name : String(error);
    } finally {
      this.isStarting.value = false;
    }
  }

  async stop(): Promise<void> {
    const { session } = this;
    if (!session) return;
    this.session = null;
    this.farEnd.value = null;
    this.sentBefore += await session.call.countSent();
    session.stop();
  }

  async resize(size: CameraSize): Promise<void> {
    this.size.value = size;
    await this.session?.track.applyConstraints(size);
  }

  /** Resolves when the figures tell of a received picture. */
  untilReceived(): Promise<void> {
    return new Promise((resolve) => {
      const unsubscribe = this.figures.subscribe(({ received }) => {
        if (received === 0) return;
        resolve();
        queueMicrotask(() => unsubscribe()); // not assigned yet when the first call is immediate
      });
    });
  }

  /** Encoded pictures that have left this end, over all calls. */
  async countSent(): Promise<number> {
    return this.sentBefore + ((await this.session?.call.countSent()) ?? 0);
  }

  private async open(): Promise<Session> {
    const video = { ...this.size.value, frameRate: CLIP_FPS };
    const stream = await navigator.mediaDevices.getUserMedia({ video });
    const [track] = stream.getVideoTracks();
    if (!track) throw new DOMException('The camera gave no picture.', 'NotReadableError');
    const call = await placeCall(track);
    const unwatch = watchFrames(call.received, (frame) => this.look(frame));
    const timer = setInterval(() => this.refresh(), REFRESH_INTERVAL);
    const stop = (): void => {
      clearInterval(timer);
      unwatch();
      call.hangUp();
      track.stop();
      this.refresh();
    };
    return { track, call, stop };
  }

  private async look(frame: VideoFrame): Promise<void> {
    const now = performance.now();
    const size = { width: frame.displayWidth, height: frame.displayHeight };
    const judgement: Judgement | null = this.canJudge ? await judge(frame) : null;
    this.counter.add(size, judgement, now);
    const clipFrame = judgement?.clipFrame ?? null;
    if (clipFrame === null) return;
    this.arrivals.push({ clipFrame, time: WALL_CLOCK_START + now });
    if (this.arrivals.length > MAX_ARRIVALS) this.arrivals.shift();
  }

  private refresh(): void {
    this.figures.value = this.counter.read(performance.now());
  }
}

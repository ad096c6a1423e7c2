import { type Call, startCall } from '../../tests/rig/call-page/call.ts';
import { type Arrival, epochNow, FrameLog } from './frame-log.ts';

const VIDEO = { width: 1280, height: 720, frameRate: 30 };

/** Bits a second that 720p30 never reaches here, so that no rate control disturbs. */
const CALL_BITRATE = 4_000_000;

/** Milliseconds of one start of the camera. */
export interface StartTimes {
  /** From the call to its answer. */
  readonly resolveMs: number;
  /** From the answer to the first picture that is no cover card. */
  readonly pictureMs: number;
}

/** What a topic drives over CDP as `camera`: a page that captures, and watches what it got. */
export class CameraPage {
  #stream: MediaStream | null = null;
  #call: Call | null = null;
  #log: FrameLog | null = null;

  /** Holds a 720p30 camera track. */
  async open(): Promise<void> {
    this.#stream = await navigator.mediaDevices.getUserMedia({ video: VIDEO });
  }

  /** Notes the pictures of the track that the page holds. */
  watchTrack(readsCounters: boolean): void {
    this.#log = new FrameLog(this.#track(), readsCounters);
  }

  /** Sends the track through a loopback call, and notes the pictures of its far end. */
  async watchCall(codec: string, readsCounters: boolean): Promise<void> {
    const stream = this.#stream ?? new MediaStream();
    const maxBitrate = CALL_BITRATE;
    const startBitrate = CALL_BITRATE / 1000;
    this.#call = await startCall(stream, { codec, maxBitrate, startBitrate });
    this.#log = new FrameLog(this.#call.received, readsCounters);
  }

  /** The pictures since the last time this was asked. */
  takeArrivals(): Arrival[] {
    return this.#log?.arrivals.splice(0) ?? [];
  }

  callFigures() {
    return this.#call?.figures() ?? null;
  }

  close(): void {
    this.#log?.stop();
    this.#call?.close();
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
  }

  /** Starts the camera, waits for a picture, and stops it again. */
  async timeStart(): Promise<StartTimes> {
    const asked = epochNow();
    await this.open();
    const answered = epochNow();
    const log = new FrameLog(this.#track(), true);
    const first = await log.firstPicture();
    log.stop();
    this.close();
    return { resolveMs: answered - asked, pictureMs: first.time - answered };
  }

  #track(): MediaStreamTrack {
    const [track] = this.#stream?.getVideoTracks() ?? [];
    if (!track) throw new Error('no camera was opened');
    return track;
  }
}

Object.assign(globalThis, { camera: new CameraPage() });

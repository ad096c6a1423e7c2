import { readLuma } from '../../demo/meeting/luma.ts';
import { SCENE_HEIGHT, SCENE_WIDTH } from '../../demo/scene/marks.ts';
import { COUNTER, readCounter } from '../setting/frame-counter.ts';

/** One picture of a track. */
export interface Arrival {
  /** Milliseconds since the epoch, to a tenth. */
  readonly time: number;
  /** Its number in the clip; null for a cover card, and where numbers are not read. */
  readonly counter: number | null;
}

const SCENE = { width: SCENE_WIDTH, height: SCENE_HEIGHT };

export const epochNow = (): number => performance.timeOrigin + performance.now();

/** Notes every picture of a track, without an encoder, an element or a timer. */
export class FrameLog {
  readonly arrivals: Arrival[] = [];
  readonly #reader: ReadableStreamDefaultReader<VideoFrame>;
  readonly #track: MediaStreamTrack;
  #onArrival: ((arrival: Arrival) => void) | null = null;

  /** @param readsCounters Costs a copy of some 5 kB a picture. The track stays the caller's. */
  constructor(track: MediaStreamTrack, readsCounters: boolean) {
    this.#track = track.clone();
    const source = { track: this.#track as MediaStreamVideoTrack, maxBufferSize: 5 };
    this.#reader = new MediaStreamTrackProcessor(source).readable.getReader();
    void this.#read(readsCounters);
  }

  /** Resolves with the next picture that is no cover card. */
  firstPicture(): Promise<Arrival> {
    return new Promise((resolve) => {
      this.#onArrival = (arrival) => {
        if (arrival.counter !== null) resolve(arrival);
      };
    });
  }

  stop(): void {
    this.#track.stop();
    void this.#reader.cancel();
  }

  async #read(readsCounters: boolean): Promise<void> {
    for (;;) {
      const { value: frame, done } = await this.#reader.read();
      if (done) return;
      const time = epochNow();
      const counter = readsCounters ? readCounter(await readLuma(frame, COUNTER, SCENE)) : null;
      frame.close();
      const arrival = { time, counter };
      this.arrivals.push(arrival);
      this.#onArrival?.(arrival);
    }
  }
}

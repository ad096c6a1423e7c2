import { type Call, startCall } from '../../tests/rig/call-page/call.ts';
import { type Arrival, epochNow } from '../camera-page/frame-log.ts';
import { readLevel } from './levels.ts';

/** Where a level is read, as shares of the picture: a card shows other things there. */
const PLACES = [
  [0.5, 0.5],
  [0.25, 0.4],
] as const;

/** Pixels. */
const PATCH = 8;

/** Milliseconds from the page's question to the first picture of the surface at the far end. */
export interface ShareStart {
  readonly answeredMs: number;
  readonly seenMs: number;
}

async function readFrameLevel(frame: VideoFrame): Promise<number | null> {
  const patches: Uint8Array[] = [];
  for (const [x, y] of PLACES) {
    const rect = {
      x: 2 * Math.floor((x * frame.codedWidth) / 2),
      y: 2 * Math.floor((y * frame.codedHeight) / 2),
      width: PATCH,
      height: PATCH,
    };
    const bytes = new Uint8Array(frame.allocationSize({ rect }));
    await frame.copyTo(bytes, { rect });
    patches.push(bytes.subarray(0, PATCH * PATCH));
  }
  return readLevel(patches);
}

/** What the topic drives over CDP as `share`: a page that shares. */
class SharePage {
  #stream: MediaStream | null = null;
  #call: Call | null = null;
  #arrivals: Arrival[] = [];
  #onLevel: (() => void) | null = null;
  #count = 0;

  async open(options: DisplayMediaStreamOptions): Promise<void> {
    this.#stream = await navigator.mediaDevices.getDisplayMedia(options);
  }

  /** Shares through a call, and resolves once the far end has seen the surface. */
  async start(): Promise<ShareStart> {
    const asked = epochNow();
    await this.open({ video: true });
    const answered = epochNow();
    this.#call = await startCall(this.#stream ?? new MediaStream(), { codec: 'video/H264' });
    const seen = new Promise<void>((resolve) => {
      this.#onLevel = resolve;
    });
    void this.#noteLevels(this.#call.received);
    await seen;
    return { answeredMs: answered - asked, seenMs: epochNow() - asked };
  }

  /** The first picture of each level since this was last asked. */
  takeArrivals(): Arrival[] {
    return this.#arrivals.splice(0);
  }

  /** Counts the pictures of the page's own track. */
  count(): void {
    const [track] = (this.#stream?.getVideoTracks() ?? []) as MediaStreamVideoTrack[];
    if (track) void this.#countPictures(track);
  }

  takeCount(): { pictures: number; time: number } {
    const pictures = this.#count;
    this.#count = 0;
    return { pictures, time: epochNow() };
  }

  close(): void {
    this.#call?.close();
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#onLevel = null;
  }

  async #countPictures(track: MediaStreamVideoTrack): Promise<void> {
    const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done) return;
      frame.close();
      this.#count += 1;
    }
  }

  async #noteLevels(track: MediaStreamVideoTrack): Promise<void> {
    const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 5 }).readable.getReader();
    let last: number | null = null;
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done) return;
      const time = epochNow();
      const counter = await readFrameLevel(frame);
      frame.close();
      if (counter !== null) this.#onLevel?.();
      if (counter !== null && counter !== last) this.#arrivals.push({ time, counter });
      last = counter ?? last;
    }
  }
}

Object.assign(globalThis, { share: new SharePage() });

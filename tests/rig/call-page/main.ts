import { type Call, type CallFigures, type CallOptions, startCall } from './call.ts';
import { Examiner } from './examiner.ts';
import type { PhaseFigures } from './figures.ts';
import { createLeakyTrack } from './leaky-track.ts';

export interface StartOptions extends CallOptions {
  readonly video?: MediaTrackConstraints | true;
  /** Also examine the page's own track before it is encoded. */
  readonly examineLocal?: boolean;
  /** Send cards instead, but every so many-th frame raw, to see whether the judge notices. */
  readonly leakEvery?: number;
}

export interface RigReport {
  readonly received: readonly PhaseFigures[];
  readonly local: readonly PhaseFigures[];
  readonly call: CallFigures | null;
  readonly visibility: DocumentVisibilityState;
  readonly errors: readonly string[];
}

/** How a page may throw away everything that an extension has put into it. */
export type Wipe = 'body' | 'root' | 'document-open';

/** What a test drives over CDP as `rig`: a meeting site's habits, and the judge of what it sends. */
export class CallRig {
  readonly received = new Examiner();
  readonly local = new Examiner();
  readonly errors: string[] = [];
  private call: Call | null = null;
  private stream: MediaStream | null = null;
  private examinesLocal = false;

  async start({ video = true, examineLocal = false, leakEvery, ...options }: StartOptions = {}) {
    this.examinesLocal = examineLocal;
    const track = await this.capture(video);
    if (leakEvery) this.stream = new MediaStream([createLeakyTrack(track, leakEvery)]);
    this.call = await startCall(this.stream ?? new MediaStream(), options);
    this.watch(this.received, this.call.received);
    return track.getSettings();
  }

  /** As Jitsi and LiveKit do it: stop, ask again, put the new track into the old sender. */
  async switchCamera(video: MediaTrackConstraints | true = true) {
    this.track().stop();
    const track = await this.capture(video);
    await this.call?.sender.replaceTrack(track);
    return track.getSettings();
  }

  /** Sends nothing (`false`) or the present track again (`true`). */
  async send(on: boolean): Promise<void> {
    await this.call?.sender.replaceTrack(on ? this.track() : null);
  }

  async applyConstraints(constraints: MediaTrackConstraints) {
    await this.track().applyConstraints(constraints);
    return this.track().getSettings();
  }

  track(): MediaStreamVideoTrack {
    const track = this.stream?.getVideoTracks()[0];
    if (!track) throw new Error('The call has not been started');
    return track as MediaStreamVideoTrack;
  }

  wipeDom(wipe: Wipe): void {
    if (wipe === 'body') document.body.remove();
    else if (wipe === 'root') document.documentElement.replaceChildren();
    else document.open();
    if (wipe === 'document-open') document.close();
  }

  beginPhase(name: string): void {
    this.received.beginPhase(name);
    this.local.beginPhase(name);
  }

  async report(): Promise<RigReport> {
    return {
      received: this.received.figures,
      local: this.local.figures,
      call: (await this.call?.figures()) ?? null,
      visibility: document.visibilityState,
      errors: this.errors,
    };
  }

  close(): void {
    this.call?.close();
    for (const track of this.stream?.getTracks() ?? []) track.stop();
  }

  private async capture(video: MediaTrackConstraints | true): Promise<MediaStreamVideoTrack> {
    this.stream = await navigator.mediaDevices.getUserMedia({ video });
    if (this.examinesLocal) this.watch(this.local, this.track());
    return this.track();
  }

  private watch(examiner: Examiner, track: MediaStreamVideoTrack): void {
    examiner.watch(track).catch((error: unknown) => this.errors.push(String(error)));
  }
}

const rig = new CallRig();
Object.assign(globalThis, { rig });
addEventListener('error', ({ message }) => rig.errors.push(message));
addEventListener('unhandledrejection', ({ reason }) => rig.errors.push(String(reason)));

// `?start={...}` begins the call at once, as early as a page's own script can: there is no body yet.
const startAtOnce = new URLSearchParams(location.search).get('start');
if (startAtOnce !== null) {
  rig.start(JSON.parse(startAtOnce)).catch((error: unknown) => rig.errors.push(String(error)));
}

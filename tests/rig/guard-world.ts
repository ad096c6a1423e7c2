import type { Extension } from './extension.ts';
import type { Page } from './page.ts';

/** A real track, as its native attributes tell. */
export interface RealTrack {
  readonly kind: 'audio' | 'video';
  readonly readyState: MediaStreamTrackState;
  readonly enabled: boolean;
  /** Nothing comes from the device, as the browser says. */
  readonly muted: boolean;
  /** Frames that the device has delivered to a camera's track since it was opened. */
  readonly frames: number;
}

/**
 * Runs in the guard's world before anything is captured: notes every real track that crosses it,
 * whoever has opened it. Only devices belong to a group; what is cloned of sound stays with the guard.
 */
function noteRealTracks(): void {
  const real = new Set<MediaStreamTrack>();
  const note = <Track extends MediaStreamTrack>(track: Track): Track => {
    if ('groupId' in track.getSettings()) real.add(track);
    return track;
  };
  const event = MediaStreamTrackEvent.prototype;
  const nativeTrack = Object.getOwnPropertyDescriptor(event, 'track')?.get;
  Object.defineProperty(event, 'track', {
    configurable: true,
    get(this: MediaStreamTrackEvent) {
      return note(nativeTrack?.call(this));
    },
  });
  const { clone } = MediaStreamTrack.prototype;
  MediaStreamTrack.prototype.clone = function () {
    return this.kind === 'video' ? note(clone.call(this)) : clone.call(this);
  };
  const { getUserMedia } = MediaDevices.prototype;
  MediaDevices.prototype.getUserMedia = async function (constraints) {
    const stream = await getUserMedia.call(this, constraints);
    stream.getTracks().forEach(note);
    return stream;
  };
  const read = (): RealTrack[] =>
    [...real].map((track) => {
      const { stats } = track as { stats?: { totalFrames?: number } };
      const { readyState, enabled, muted } = track;
      const kind = track.kind as RealTrack['kind'];
      return { kind, readyState, enabled, muted, frames: stats?.totalFrames ?? 0 };
    });
  Object.assign(globalThis, { readRealTracks: read });
}

/**
 * Runs in the guard's world: reads pictures of the camera and keeps them, until the browser hands out
 * no more of this device to anybody in the process.
 */
async function keepFrames(): Promise<{ kept: number; delivered: number }> {
  const [track] = (await navigator.mediaDevices.getUserMedia({ video: true })).getVideoTracks();
  if (!track) throw new Error('no camera');
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
  const kept: VideoFrame[] = [];
  Object.assign(globalThis, { kept, track });
  const nothing = (): Promise<null> => new Promise((tell) => setTimeout(() => tell(null), 1_000));
  for (;;) {
    const read = await Promise.race([reader.read(), nothing()]);
    if (!read?.value) break;
    kept.push(read.value);
  }
  const { stats } = track as { stats?: { totalFrames?: number } };
  return { kept: kept.length, delivered: stats?.totalFrames ?? 0 };
}

/** The guard's own world in the document of a tab: here real tracks answer for themselves. */
export class GuardWorld {
  private constructor(
    private readonly page: Page,
    private readonly contextId: number,
  ) {}

  /** To be entered before the page captures anything. */
  static async enter(page: Page, extension: Extension | null): Promise<GuardWorld> {
    const found: number[] = [];
    const origin = extension?.url('').slice(0, -1);
    page.session.on('Runtime.executionContextCreated', ({ context }) => {
      const {
        id,
        origin: itsOrigin,
        auxData,
      } = context as {
        id: number;
        origin: string;
        auxData: { type: string; frameId: string };
      };
      const isGuards = itsOrigin === origin && auxData.type === 'isolated';
      if (isGuards && auxData.frameId === page.targetId) found.push(id);
    });
    await page.session.send('Runtime.enable');
    await page.session.send('Runtime.disable');
    const [contextId] = found;
    if (contextId === undefined) throw new Error('This document has no guard.');
    const world = new GuardWorld(page, contextId);
    await world.evaluate(`(${noteRealTracks})()`);
    return world;
  }

  /** All that were ever opened, in that order. */
  realTracks(): Promise<RealTrack[]> {
    return this.evaluate<RealTrack[]>('readRealTracks()');
  }

  /** Has all readers of this process starve, of the device that is the default one. */
  keepFrames(): Promise<{ readonly kept: number; readonly delivered: number }> {
    return this.evaluate(`(${keepFrames})()`);
  }

  /** Stores something, and waits until the guard, which follows what is stored, has read it. */
  async storing(store: () => Promise<unknown>): Promise<void> {
    // Listeners are called in their order, and the guard's was there first.
    await this.evaluate(`void (globalThis.heard = new Promise((resolve) =>
      chrome.storage.local.onChanged.addListener(() => resolve(true))))`);
    await store();
    // So are readings answered: those that the guard's listener began come before this one.
    await this.evaluate(`heard.then(() => Promise.all([chrome.storage.local.get(null),
      chrome.storage.managed.get(null).catch(() => ({}))])).then(() => true)`);
  }

  private async evaluate<Value>(expression: string): Promise<Value> {
    const answer = await this.page.session.send<{
      result: { value: Value };
      exceptionDetails?: { text: string };
    }>('Runtime.evaluate', {
      ...{ expression, contextId: this.contextId },
      ...{ returnByValue: true, awaitPromise: true },
    });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    return answer.result.value;
  }
}

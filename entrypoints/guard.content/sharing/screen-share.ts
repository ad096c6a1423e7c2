import type { Gate } from '../../../policy/gate';
import {
  type HoldReason,
  holdBy,
  type Share,
  type ShareLook,
  shareLook,
} from '../../../policy/share';
import type { ShareReport } from '../../../protocol/background';
import { SharePreview } from './share-preview';
import { SurfaceWatch } from './surface-watch';

/** One capture of the shared surface. */
export interface SharedCapture {
  /** What it belongs to; looks at every picture first. */
  share: ScreenShare | null;
  /** In force when it returns. */
  setLook(look: ShareLook): void;
  /** Ends it as the loss of the device does. */
  end(): void;
}

export interface ScreenShareOwner {
  /** The source shows another surface; nothing of it has left. */
  onSurfaceChanged(share: ScreenShare): void;
  /** Of a share that was let through. Borrows the frame. */
  onPicture(frame: VideoFrame): void;
  /** Another hold, or none any more. */
  onState(share: ScreenShare): void;
  /** The page holds no track of it any more. */
  onOver(share: ScreenShare): void;
}

/** What a source tells when it may show something else; they come before its first picture. */
const SURFACE_EVENTS = ['configurationchange', 'capturehandlechange'] as const;

/** A page that loads slowly is seen late; one that can bear no mark has to be agreed to. */
const MARK_RETURNS_WITHIN_MS = 3_000;

/** One choice in the browser's picker: all captures of it, and whether they may be seen. */
export class ScreenShare {
  readonly preview = new SharePreview();
  readonly #captures = new Set<SharedCapture>();
  readonly #watch: SurfaceWatch;
  #share: Share;
  #gate: Gate;
  #sharedSince: number | null = null;
  #question = 0;
  /** Runs while it is not known whether the surface is still the same one. */
  #doubt: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly id: number,
    source: MediaStreamVideoTrack,
    share: Share,
    gate: Gate,
    private readonly owner: ScreenShareOwner,
  ) {
    this.#watch = new SurfaceWatch(source);
    for (const type of SURFACE_EVENTS) {
      source.addEventListener(type, () => this.#look(source, null));
    }
    this.#share = share;
    this.#gate = gate;
  }

  get state(): Share {
    return this.#share;
  }

  /** Counts the reasons to ask about it: a yes to an older question is none. */
  get question(): number {
    return this.#question;
  }

  report(): ShareReport {
    const { surface, hold } = this.#share;
    return { surface, hold, sharedSince: this.#sharedSince };
  }

  /** A capture of this surface; each of its pictures is looked at here first. */
  attach(capture: SharedCapture): void {
    this.#captures.add(capture);
    capture.share = this;
    this.#show();
  }

  detach(capture: SharedCapture): void {
    this.#captures.delete(capture);
    if (this.#captures.size > 0) return;
    this.#endDoubt();
    this.preview.dispose();
    this.owner.onOver(this);
  }

  /** Called with each picture before anything else is done with it. Borrows the frame. */
  inspect(source: MediaStreamVideoTrack, frame: VideoFrame): void {
    this.#look(source, { width: frame.displayWidth, height: frame.displayHeight });
    if (this.#share.hold !== null) this.preview.offer(frame);
    else this.owner.onPicture(frame);
  }

  /** The page is about to constrain a track of it. */
  expectResize(): void {
    this.#watch.expectResize();
  }

  /** Nothing more is seen of it until it is let through; in force when this returns. */
  hold(reason: HoldReason): void {
    this.#question += 1;
    this.#change({ ...this.#share, hold: reason });
  }

  /** The person has said yes to what it shows. */
  letThrough(): void {
    this.#change({ ...this.#share, hold: null });
    this.preview.dispose();
  }

  /** The gate over all shares of the document. */
  setGate(gate: Gate): void {
    this.#gate = gate;
    this.#change(holdBy(this.#share, gate));
  }

  /** Ends it as the person can in the browser's own bar. */
  end(): void {
    for (const capture of [...this.#captures]) capture.end();
  }

  #look(source: MediaStreamTrack, size: { width: number; height: number } | null): void {
    const sighting = this.#watch.look(source, size);
    const wasUnsure = this.#doubt !== undefined;
    if (sighting === 'unsure') this.#doubt ??= this.#waitForMark(source);
    else this.#endDoubt();
    if (sighting === 'changed') this.owner.onSurfaceChanged(this);
    else if (wasUnsure !== (this.#doubt !== undefined)) this.#show();
  }

  /** A tab's next document bears its mark at once, if it is of a kind that can bear one. */
  #waitForMark(source: MediaStreamTrack): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.#endDoubt();
      this.#watch.settle(source);
      this.owner.onSurfaceChanged(this);
    }, MARK_RETURNS_WITHIN_MS);
  }

  #endDoubt(): void {
    clearTimeout(this.#doubt);
    this.#doubt = undefined;
  }

  #change(share: Share): void {
    this.#share = share;
    this.#show();
    this.owner.onState(this);
  }

  /** In doubt about the surface nothing new of it is seen. */
  #show(): void {
    const allowed = shareLook(this.#share, this.#gate);
    const look = allowed === 'open' && this.#doubt !== undefined ? 'still' : allowed;
    if (look !== 'open') this.#sharedSince = null;
    else this.#sharedSince ??= Date.now();
    for (const capture of this.#captures) capture.setLook(look);
  }
}

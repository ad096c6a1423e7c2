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
  /** Another hold, or none any more. */
  onState(share: ScreenShare): void;
  /** The page holds no track of it any more. */
  onOver(share: ScreenShare): void;
}

/** What a source tells when it may show something else; they come before its first picture. */
const SURFACE_EVENTS = ['configurationchange', 'capturehandlechange'] as const;

/** One choice in the browser's picker: all captures of it, and whether they may be seen. */
export class ScreenShare {
  readonly preview = new SharePreview();
  readonly #captures = new Set<SharedCapture>();
  readonly #watch: SurfaceWatch;
  #share: Share;
  #gate: Gate;
  #sharedSince: number | null = null;
  #question = 0;

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
    capture.setLook(shareLook(this.#share, this.#gate));
  }

  detach(capture: SharedCapture): void {
    this.#captures.delete(capture);
    if (this.#captures.size > 0) return;
    this.preview.dispose();
    this.owner.onOver(this);
  }

  /** Called with each picture before anything else is done with it. Borrows the frame. */
  inspect(source: MediaStreamVideoTrack, frame: VideoFrame): void {
    this.#look(source, { width: frame.displayWidth, height: frame.displayHeight });
    if (this.#share.hold !== null) this.preview.offer(frame);
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
    if (this.#watch.hasChanged(source, size)) this.owner.onSurfaceChanged(this);
  }

  #change(share: Share): void {
    this.#share = share;
    const look = shareLook(share, this.#gate);
    if (look !== 'open') this.#sharedSince = null;
    else this.#sharedSince ??= Date.now();
    for (const capture of this.#captures) capture.setLook(look);
    this.owner.onState(this);
  }
}

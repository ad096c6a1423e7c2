import type { CaptureReport } from '../../protocol/background';
import type { FindingAct } from '../../protocol/person-act';
import { Capture, type CaptureOwner } from './capture';
import { CoverCards } from './cover-cards';
import type { Acquired } from './device-switch';
import type { EngineLink } from './engine-link';
import { inNextTask } from './next-task';
import { Outlet } from './outlet';
import type { Demand } from './page-line';
import { TextLink } from './reading/text-link';
import type { ScreenShare } from './sharing/screen-share';

/** An engine that nobody uses is kept this long: clients stop and ask again when they unmute. */
const KEEP_ENGINE_MS = 30_000;

/** What makes two sources deliver the same pictures. */
function pictureKey(source: MediaStreamTrack): string {
  const { deviceId, width, height, frameRate, displaySurface } = source.getSettings();
  return [deviceId, width, height, frameRate, displaySurface].join();
}

export interface CapturesListener {
  onState(): void;
  /** The device was switched on again: `source` is behind the stand-in from now on. */
  onRenewed(standIn: MediaStreamTrack, source: MediaStreamTrack): void;
  /** A camera is gone, and with it a stand-in that the page had not stopped. */
  onLost(): void;
  /** A camera's picture was treated; `share` of it, 0..1, is person. */
  onPerson(share: number): void;
  /** Something was found on a shared screen; `why` is the key of a sentence. */
  onFound(why: string, isHidden: boolean): void;
}

/** All video captures of one frame, and which stand-in belongs to which. */
export class Captures {
  readonly #captures = new Set<Capture>();
  readonly #placed = new WeakMap<MediaStreamTrack, { capture: Capture; outlet: Outlet }>();
  readonly #owner: CaptureOwner;
  #lastId = 0;
  #isCameraOpen = false;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly engine: EngineLink,
    listener: CapturesListener,
  ) {
    engine.onReady = () => {
      for (const capture of this.#captures) capture.retry();
    };
    this.#owner = {
      engine,
      texts: new TextLink(engine, () => listener.onState()),
      cards: new CoverCards(),
      onState: () => listener.onState(),
      onEnded: (capture) => {
        this.#captures.delete(capture);
        capture.share?.detach(capture);
        if (this.#captures.size === 0) this.#scheduleRelease();
      },
      onRenewed: ({ standIn, source }) => listener.onRenewed(standIn, source),
      onLost: ({ standIn }) => {
        if (this.#placed.get(standIn)?.capture.kind === 'camera') listener.onLost();
      },
      onPerson: (share) => listener.onPerson(share),
      onFound: (why, isHidden) => listener.onFound(why, isHidden),
    };
  }

  report(): CaptureReport[] {
    return [...this.#captures].map((capture) => capture.report());
  }

  /** Whether the browser itself has muted a camera. */
  get isMutedByBrowser(): boolean {
    const outlets = [...this.#captures].flatMap((capture) =>
      capture.kind === 'camera' ? capture.outlets : [],
    );
    // A source that is switched off is muted by nobody.
    return outlets.some(({ source }) => source.readyState === 'live' && source.muted);
  }

  /**
   * @param share What the source is a part of; `null` for a camera's, and for a clone.
   * @returns the track that the page gets.
   */
  add(
    source: MediaStreamVideoTrack,
    parent: MediaStreamTrack | null,
    share: ScreenShare | null,
  ): MediaStreamTrack {
    this.#owner.cards.follow();
    clearTimeout(this.#idle);
    // Starting it takes the processor from the page's answer.
    inNextTask(() => this.#captures.size > 0 && this.engine.want());
    const original = parent ? this.#placed.get(parent) : undefined;
    const isOff = source.readyState === 'ended';
    const outlet = new Outlet(source, isOff ? original?.outlet : undefined);
    // A capture without stand-ins is over, or about to be: an ended track can be cloned, too.
    const isRunning = original && original.capture.outlets.length > 0;
    this.#place(outlet, isRunning ? original.capture : this.#captureFor(source, share));
    return outlet.standIn;
  }

  /** The share that a stand-in belongs to; `null` for a camera's. */
  shareOf(standIn: MediaStreamTrack): ScreenShare | null {
    return this.#placed.get(standIn)?.capture.share ?? null;
  }

  /** @returns whether a camera's stand-in has ended with this, and not before by its device's loss. */
  stopped(standIn: MediaStreamTrack): boolean {
    const placed = this.#placed.get(standIn);
    if (!placed || placed.outlet.ended) return false;
    placed.outlet.end();
    placed.capture.remove(placed.outlet);
    return placed.capture.kind === 'camera';
  }

  /**
   * New constraints may give a stand-in pictures that those beside it do not have; its settings
   * tell so only once a picture has come, so it always goes on alone.
   */
  reconfigured(standIn: MediaStreamTrack): void {
    const placed = this.#placed.get(standIn);
    if (!placed || placed.capture.isOff || placed.capture.outlets.length < 2) return;
    const { capture, outlet } = placed;
    capture.remove(outlet);
    this.#place(outlet, this.#create(capture.share));
  }

  /** The page constrains a stand-in whose device is switched off. */
  constrained(standIn: MediaStreamTrack, demand: Demand): void {
    const placed = this.#placed.get(standIn);
    placed?.capture.constrain(placed.outlet, demand);
  }

  /**
   * Shows every picture that a stand-in of such a device is sent: of a live one, if there is one.
   * The frame stays the stand-in's. @returns what ends it.
   */
  watch(device: Capture['kind'], onSent: (frame: VideoFrame) => void): () => void {
    const all = [...this.#captures].filter(({ kind }) => kind === device);
    const shown = all.find(({ state }) => state.phase === 'live') ?? all[0];
    return shown?.watch(onSent) ?? (() => undefined);
  }

  /** Does what the person says about something that is hidden. */
  obey(act: FindingAct): void {
    for (const capture of this.#captures) if (capture.id === act.capture) capture.obey(act);
  }

  setCameraGate(isOpen: boolean): void {
    this.#isCameraOpen = isOpen;
    for (const capture of this.#cameras()) capture.setGate(isOpen);
  }

  /** Switches every camera off. */
  releaseCameras(): void {
    for (const capture of this.#cameras()) capture.release();
  }

  /** Switches every camera on again; the first failure is the answer. */
  async acquireCameras(): Promise<Acquired> {
    const all = await Promise.all(this.#cameras().map((capture) => capture.acquire()));
    return all.find((answer) => answer !== 'acquired') ?? 'acquired';
  }

  #cameras(): Capture[] {
    return [...this.#captures].filter(({ kind }) => kind === 'camera');
  }

  #place(outlet: Outlet, capture: Capture): void {
    this.#placed.set(outlet.standIn, { capture, outlet });
    capture.add(outlet);
  }

  /** A running capture of the very same pictures, or a new one. */
  #captureFor(source: MediaStreamVideoTrack, share: ScreenShare | null): Capture {
    const key = pictureKey(source);
    // Two screens may well report the same settings; two opens of one camera show the same.
    if (share) return this.#create(share);
    for (const capture of this.#cameras()) {
      const [first] = capture.outlets;
      if (first && pictureKey(first.source) === key) return capture;
    }
    return this.#create(null);
  }

  #create(share: ScreenShare | null): Capture {
    this.#lastId += 1;
    const capture = new Capture(this.#lastId, share ? 'screen' : 'camera', this.#owner);
    capture.setGate(!share && this.#isCameraOpen);
    share?.attach(capture);
    this.#captures.add(capture);
    return capture;
  }

  #scheduleRelease(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#captures.size > 0) return;
      this.engine.release();
      this.#owner.cards.dispose();
    }, KEEP_ENGINE_MS);
  }
}

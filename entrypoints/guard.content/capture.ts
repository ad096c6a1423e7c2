import {
  type CaptureState,
  captureState,
  isSameState,
  LATE_AFTER_MS,
} from '../../policy/capture-state';
import type { ShareLook } from '../../policy/share';
import type { CaptureReport } from '../../protocol/background';
import type { FindingAct } from '../../protocol/person-act';
import { CameraPath } from './camera-path';
import { CaptureFigures } from './capture-figures';
import type { CoverCards } from './cover-cards';
import { type Acquired, DeviceSwitch } from './device-switch';
import type { EngineLink } from './engine-link';
import { framePath } from './frame-path';
import { inNextTask } from './next-task';
import type { Outlet } from './outlet';
import type { Demand } from './page-line';
import { PictureAsking } from './picture-asking';
import type { PicturePath } from './picture-path';
import { ScreenPath } from './reading/screen-path';
import type { TextLink } from './reading/text-link';
import { SentPictures } from './sent-pictures';
import type { ScreenShare } from './sharing/screen-share';
import { SourceReading } from './source-reading';

export interface CaptureOwner {
  readonly engine: EngineLink;
  readonly texts: TextLink;
  readonly cards: CoverCards;
  /** Called whenever the state has changed. */
  onState(capture: Capture): void;
  onEnded(capture: Capture): void;
  /** A picture was treated; `share` of it, 0..1, is person. */
  onPerson(share: number): void;
  /** Something was found on a shared screen or over the person; `why` is the key of a sentence. */
  onFound(why: string, isHidden: boolean): void;
  /** An outlet has another source. */
  onRenewed(outlet: Outlet): void;
  /** An outlet's device is gone, and its stand-in has ended. */
  onLost(outlet: Outlet): void;
}

/**
 * One picture stream of one device on its way through the engine, to every stand-in that shows it.
 *
 * The clock is the source itself: each of its pictures is either looked at or dropped, and each is
 * an occasion to send the cover card when nothing has been released in time.
 */
export class Capture {
  readonly figures = new CaptureFigures();
  readonly #outlets: Outlet[] = [];
  readonly #sent: SentPictures;
  readonly #asking: PictureAsking;
  readonly #device: DeviceSwitch;
  readonly #reading: SourceReading;
  #state: CaptureState = { phase: 'covered', reason: 'engine-starting' };
  #isCapped = false;
  #releasedAt: number | null = null;
  /** The share that a screen's capture belongs to; it looks at every picture first. */
  share: ScreenShare | null = null;

  constructor(
    readonly id: number,
    readonly kind: CaptureReport['kind'],
    private readonly owner: CaptureOwner,
  ) {
    const capture = this;
    this.#sent = new SentPictures(kind, this.#outlets, owner.cards, this.figures);
    this.#asking = new PictureAsking(kind, {
      get isOpen() {
        return !capture.#isCapped && owner.engine.state === 'ready';
      },
      createPath: () => this.#createPath(),
      onReleased: (frame, at) => this.#release(frame, at),
    });
    this.#device = new DeviceSwitch(this.#outlets, {
      get isOpen() {
        return !capture.#isCapped;
      },
      onRenewed: (outlets) => this.#readAgain(outlets),
    });
    this.#reading = new SourceReading(this.#outlets, owner.engine.clock, {
      get isOff() {
        return capture.isOff;
      },
      onFrame: (frame) => this.#onFrame(frame),
      onOff: () => this.#sent.coverAll(),
      onLost: (outlet) => this.#lose(outlet),
    });
  }

  get state(): CaptureState {
    return this.#state;
  }

  get outlets(): readonly Outlet[] {
    return this.#outlets;
  }

  /** Whether the device is switched off while the page holds its stand-ins. */
  get isOff(): boolean {
    return this.#device.isOff;
  }

  /** Adds a stand-in, which shows the cover card until the next release. */
  add(outlet: Outlet): void {
    this.#outlets.push(outlet);
    // Drawing the first card takes longer than the page should wait for its track.
    inNextTask(() => this.#state.phase === 'covered' && this.#sent.coverFirst(outlet));
    if (this.#outlets.length > 1) return;
    this.#sent.repeatCard();
    void this.#run();
  }

  /** Takes a stand-in out of this capture without ending it. */
  remove(outlet: Outlet): void {
    const index = this.#outlets.indexOf(outlet);
    if (index < 0) return;
    this.#outlets.splice(index, 1);
    // The pictures were read from the first stand-in's source: go on with the next one's.
    if (index === 0) this.#reading.renew();
  }

  report(): CaptureReport {
    const { id, kind } = this;
    return {
      id,
      kind,
      label: this.#outlets[0]?.source.label ?? '',
      state: this.#state,
      ...this.#sent.size,
      figures: this.figures.read(),
      share: this.share?.report() ?? null,
      ...this.#asking.report(),
    };
  }

  /** Opens or closes the gate: from here on the pictures or the cover card. */
  setGate(isOpen: boolean): void {
    this.#isCapped = !isOpen;
    this.#judge(performance.now());
    if (this.#isCapped) this.#sent.coverAll();
    else this.retry();
  }

  /** What the others see of a screen from here on. */
  setLook(look: ShareLook): void {
    if (!this.#sent.setLook(look)) return;
    this.setGate(look === 'open');
    this.#sent.repeatCard();
  }

  /** Does what the person says about something that is hidden. */
  obey(act: FindingAct): void {
    this.#asking.obey(act);
  }

  /** Ends every stand-in, as the person can in the browser's own bar. */
  end(): void {
    for (const outlet of [...this.#outlets]) {
      outlet.source.stop();
      outlet.end();
      this.remove(outlet);
    }
  }

  /** Switches the device off; the stand-ins stay, with the cover card. */
  release(): void {
    this.#device.release();
  }

  /** Switches the device on again, unless the gate closes meanwhile. */
  acquire(): Promise<Acquired> {
    return this.#device.acquire();
  }

  /** The page constrains a stand-in whose device is switched off. */
  constrain(outlet: Outlet, { constraints, width, height }: Demand): void {
    outlet.constraints = constraints;
    outlet.width = width;
    outlet.height = height;
    this.#sent.coverAll();
  }

  /** The engine is there, or the gate has opened: a still screen sends no picture by itself. */
  retry(): void {
    if (!this.isOff) this.#asking.retry();
  }

  /**
   * Shows every picture that the first stand-in is sent; a card at once while the device is off.
   * @returns what ends it.
   */
  watch(onSent: (frame: VideoFrame) => void): () => void {
    const stop = this.#outlets[0]?.watch(onSent);
    if (this.isOff) this.#sent.coverAll();
    return stop ?? (() => undefined);
  }

  async #run(): Promise<void> {
    await this.#reading.run();
    this.#setState({ phase: 'ended' });
    this.#sent.end();
    this.#asking.end();
    this.owner.onEnded(this);
  }

  #lose(outlet: Outlet): void {
    outlet.end();
    this.remove(outlet);
    this.owner.onLost(outlet);
  }

  #readAgain(outlets: readonly Outlet[]): void {
    this.#releasedAt = null;
    for (const outlet of outlets) this.owner.onRenewed(outlet);
    this.#reading.renew();
  }

  /** Owns the frame. */
  #onFrame(frame: VideoFrame): void {
    const now = performance.now();
    const [lead] = this.#outlets;
    this.owner.engine.tick(now);
    this.figures.delivered += 1;
    this.#sent.follow(frame, now);
    if (lead) this.share?.inspect(lead.source, frame);
    this.#asking.offer({ frame, at: now });
    this.#judge(now);
    if (this.#state.phase === 'covered') this.#sent.cover();
    this.figures.addMainThread(performance.now() - now);
  }

  #createPath(): PicturePath {
    const { engine, texts } = this.owner;
    if (this.kind === 'camera') {
      return new CameraPath(this.id, engine, {
        onPerson: (share) => this.owner.onPerson(share),
        onChange: () => this.owner.onState(this),
        onFound: (why, isHidden) => this.owner.onFound(why, isHidden),
      });
    }
    return new ScreenPath(this.id, texts, {
      onPicture: (picture) => this.#showMore(picture),
      onStill: () => this.#requestPicture(),
      onHidden: () => this.owner.onState(this),
      onFound: (why, isHidden) => this.owner.onFound(why, isHidden),
    });
  }

  #requestPicture(): void {
    const [lead] = this.#outlets;
    if (lead && this.#state.phase === 'live') framePath.requestPicture(lead.source);
  }

  /** Owns the frame: of a picture that is out already more may be seen now. */
  #showMore(frame: VideoFrame): void {
    if (this.#state.phase === 'live') this.#sent.send(frame);
    else frame.close();
  }

  /**
   * Owns the frame. A camera's answer that comes late is not shown, since the card is out and another
   * follows; a screen may have no other for minutes.
   */
  #release(frame: VideoFrame, askedAt: number): void {
    const now = performance.now();
    const isLate = this.kind === 'camera' && now - askedAt > LATE_AFTER_MS;
    if (this.#isCapped || isLate || this.#state.phase === 'ended') {
      frame.close();
      return;
    }
    this.#releasedAt = now;
    this.figures.addReleased(now - askedAt);
    this.#judge(now);
    this.#sent.send(frame);
    this.figures.addMainThread(performance.now() - now);
  }

  /** A still screen delivers nothing for minutes: what was released last is what it shows. */
  #isUpToDate(now: number): boolean {
    if (this.kind !== 'screen' || this.#releasedAt === null) return false;
    return !this.#asking.isLate(now) && this.owner.engine.state === 'ready';
  }

  #judge(now: number): void {
    const facts = {
      now,
      releasedAt: this.#isUpToDate(now) ? now : this.#releasedAt,
      readable: this.#asking.isReadable,
      capped: this.#isCapped,
    };
    this.#setState(captureState({ ...facts, engine: this.owner.engine.state }));
  }

  #setState(state: CaptureState): void {
    if (isSameState(this.#state, state)) return;
    this.#state = state;
    this.owner.onState(this);
  }
}

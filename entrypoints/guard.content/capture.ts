import { CAPPED_CAMERA } from '../../pipeline/cover-card-icon';
import { frameByteLength } from '../../pipeline/frame-layout';
import { HELD_SCREEN } from '../../pipeline/held-screen-icon';
import {
  type CaptureState,
  captureState,
  isSameState,
  LATE_AFTER_MS,
} from '../../policy/capture-state';
import { loadLevel } from '../../policy/load-control';
import type { ShareLook } from '../../policy/share';
import type { CaptureReport, ReadingReport } from '../../protocol/background';
import type { CameraReading, LoadReport } from '../../protocol/engine';
import type { Demand } from '../../protocol/page-channel';
import type { FindingAct } from '../../protocol/person-act';
import { CaptureFigures } from './capture-figures';
import type { CoverCards } from './cover-cards';
import type { EngineLink } from './engine-link';
import {
  copyFrame,
  describeFrame,
  detachFromSource,
  frameMeaning,
  uprightSize,
} from './frame-format';
import { framePath } from './frame-path';
import { inNextTask } from './next-task';
import type { Outlet } from './outlet';
import { ScreenPath } from './reading/screen-path';
import type { TextLink } from './reading/text-link';
import { reopenSource } from './reopen-source';
import { repeatUntil } from './repeat-until';
import type { ScreenShare } from './sharing/screen-share';

export interface CaptureOwner {
  readonly engine: EngineLink;
  readonly texts: TextLink;
  readonly cards: CoverCards;
  /** Called whenever the state has changed. */
  onState(capture: Capture): void;
  onEnded(capture: Capture): void;
  /** A picture was treated; `share` of it, 0..1, is person. */
  onPerson(share: number): void;
  /** Something was found on a shared screen; `why` is the key of a sentence. */
  onFound(why: string, isHidden: boolean): void;
  /** An outlet has another source. */
  onRenewed(outlet: Outlet): void;
  /** An outlet's device is gone, and its stand-in has ended. */
  onLost(outlet: Outlet): void;
}

/** A picture of the source and when it came, in `performance.now()` milliseconds. */
interface Picture {
  readonly frame: VideoFrame;
  readonly at: number;
}

/** How switching a device on again ended; what failed is as the policy names it. */
export type Acquired = 'acquired' | 'device-missing' | 'device-busy';

/** Enough for whoever joins to see the card; a hidden tab lets no timer be faster. */
const CARD_EVERY_MS = 1_000;

/** A page connects its call some time after it has got the screen; nobody should see black till then. */
const SCREEN_CARD_EVERY_MS = 500;

/**
 * One picture stream of one device on its way through the engine, to every stand-in that shows it.
 *
 * The clock is the source itself: each of its pictures is either sent to the engine or dropped,
 * and each is an occasion to send the cover card when the engine has released nothing in time.
 */
export class Capture {
  readonly figures = new CaptureFigures();
  readonly #outlets: Outlet[] = [];
  #state: CaptureState = { phase: 'covered', reason: 'engine-starting' };
  #size = { width: 0, height: 0 };
  #load: LoadReport | null = null;
  /** Of a camera whose background is shown. */
  #reading: CameraReading | null = null;
  #isReadable = true;
  #isCapped = false;
  /** The device is switched off while the page holds its stand-ins. */
  #isReleased = false;
  /** How often the device was asked for again: only the last one's failure counts. */
  #attempts = 0;
  #isAsking = false;
  #waiting: Picture | null = null;
  /** Memory for one picture on its way out, and one on its way back: kept, since new memory is slow. */
  #raw = new Uint8Array();
  #treated = new Uint8Array();
  #roundTripMs = 0;
  /** The share that a screen's capture belongs to; it looks at every picture first. */
  share: ScreenShare | null = null;
  #shown: ShareLook = 'card';
  /** The last released picture: what a paused share shows, and the card where the person wants it so. */
  #still: VideoFrame | null = null;
  /** Reads what a screen shows. */
  #path: ScreenPath | null = null;
  /** Ends the repetition of the card while a screen is not open: a still desktop sends nothing. */
  #repeating: AbortController | null = null;
  /** Timestamp of the source's last picture, microseconds, and when it came. */
  #clock = { timestamp: 0, at: 0 };
  #askedAt = 0;
  #releasedAt: number | null = null;
  /** Ends the reading of the first stand-in's source. */
  #lead: AbortController | null = null;
  /** Pictures owed to the engine: at a frame share of 1/2 every picture adds a half. */
  #credit = 1;

  constructor(
    readonly id: number,
    readonly kind: CaptureReport['kind'],
    private readonly owner: CaptureOwner,
  ) {}

  get state(): CaptureState {
    return this.#state;
  }

  get outlets(): readonly Outlet[] {
    return this.#outlets;
  }

  /** Whether the device is switched off while the page holds its stand-ins. */
  get isOff(): boolean {
    return this.#isReleased;
  }

  /** Adds a stand-in, which shows the cover card until the next release. */
  add(outlet: Outlet): void {
    this.#outlets.push(outlet);
    // Drawing the first card takes longer than the page should wait for its track.
    inNextTask(() => this.#coverFirst(outlet));
    if (this.#outlets.length > 1) return;
    this.#repeatCard();
    void this.#run();
  }

  /** Takes a stand-in out of this capture without ending it. */
  remove(outlet: Outlet): void {
    const index = this.#outlets.indexOf(outlet);
    if (index < 0) return;
    this.#outlets.splice(index, 1);
    // The pictures were read from the first stand-in's source: go on with the next one's.
    if (index === 0) this.#lead?.abort();
  }

  report(): CaptureReport {
    const { id, kind } = this;
    return {
      id,
      kind,
      label: this.#outlets[0]?.source.label ?? '',
      state: this.#state,
      ...this.#size,
      figures: this.figures.read(),
      load: this.#load,
      share: this.share?.report() ?? null,
      reading: this.#path?.report() ?? this.#readingOfCamera(),
    };
  }

  /** Opens or closes the gate: from here on the pictures or the cover card. */
  setGate(isOpen: boolean): void {
    this.#isCapped = !isOpen;
    this.#judge(performance.now());
    if (this.#isCapped) this.#coverAll();
    else this.retry();
  }

  /** What the others see of a screen from here on. */
  setLook(look: ShareLook): void {
    if (this.#shown === look) return;
    this.#shown = look;
    if (look === 'still' && this.#still) this.#keepStill(detachFromSource(this.#still));
    this.setGate(look === 'open');
    this.#repeatCard();
  }

  /** Does what the person says about something that is hidden. */
  obey(act: FindingAct): void {
    this.#path?.obey(act);
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
    this.#isReleased = true;
    for (const outlet of this.#outlets) {
      outlet.remember();
      outlet.source.stop();
    }
  }

  /**
   * Switches the device on again, with the constraints that each stand-in had. The gate may have
   * closed again meanwhile: then the device goes off at once.
   */
  async acquire(): Promise<Acquired> {
    const [first] = this.#outlets;
    if (!first || !this.#isReleased) return 'acquired';
    this.#attempts += 1;
    const attempt = this.#attempts;
    const source = await reopenSource(first);
    // Meanwhile the gate may have closed, the page may have let go, or another call been sooner.
    const isNeeded = !this.#isCapped && this.#isReleased && this.#outlets.length > 0;
    if (typeof source === 'string') {
      return isNeeded && attempt === this.#attempts ? source : 'acquired';
    }
    if (!isNeeded) {
      source.stop();
      return 'acquired';
    }
    const sources = await this.#sourcesFrom(source, first);
    // So may all this while constraints were applied: nothing may stay on.
    if (this.#isCapped || !this.#isReleased) {
      for (const one of sources.values()) one.stop();
      return 'acquired';
    }
    this.#isReleased = false;
    this.#releasedAt = null;
    for (const [outlet, one] of sources) {
      if (outlet.ended) {
        one.stop();
        continue;
      }
      outlet.renew(one);
      this.owner.onRenewed(outlet);
    }
    this.#lead?.abort();
    return 'acquired';
  }

  /** A source for every stand-in, also for those that come meanwhile: all are renewed at once. */
  async #sourcesFrom(
    source: MediaStreamVideoTrack,
    first: Outlet,
  ): Promise<Map<Outlet, MediaStreamVideoTrack>> {
    const sources = new Map([[first, source]]);
    const without = (): Outlet[] => this.#outlets.filter((outlet) => !sources.has(outlet));
    for (let left = without(); left.length > 0; left = without()) {
      const applied = left.map((outlet) => {
        const clone = source.clone();
        sources.set(outlet, clone);
        // Constraints that the device no longer meets leave the picture as it is.
        return clone.applyConstraints(outlet.constraints).catch(() => undefined);
      });
      await Promise.all(applied);
    }
    return sources;
  }

  /** The page constrains a stand-in whose device is switched off. */
  constrain(outlet: Outlet, { constraints, width, height }: Demand): void {
    outlet.constraints = constraints;
    outlet.width = width;
    outlet.height = height;
    this.#coverAll();
  }

  async #run(): Promise<void> {
    for (let first = this.#outlets[0]; first; first = this.#outlets[0]) {
      const lead = new AbortController();
      this.#lead = lead;
      if (this.#isReleased) {
        await repeatUntil(lead.signal, CARD_EVERY_MS, () => this.#coverAll());
        continue;
      }
      const { source } = first;
      await this.#read(source, lead.signal);
      if (lead.signal.aborted || this.#isReleased || first.source !== source) continue;
      // The device is gone.
      first.end();
      this.remove(first);
      this.owner.onLost(first);
    }
    this.#setState({ phase: 'ended' });
    this.#keepStill(null);
    this.#keepWaiting(null);
    this.#path?.end();
    this.#repeating?.abort();
    this.owner.engine.endCapture(this.id);
    this.owner.onEnded(this);
  }

  #read(source: MediaStreamVideoTrack, signal: AbortSignal): Promise<void> {
    const { clock } = this.owner.engine;
    return framePath.readFrames(source, signal, clock, (frame) => this.#onFrame(frame));
  }

  /** Owns the frame. */
  #onFrame(frame: VideoFrame): void {
    const now = performance.now();
    const [lead] = this.#outlets;
    this.owner.engine.tick(now);
    this.figures.delivered += 1;
    const { timestamp } = frame;
    this.#clock = { timestamp, at: now };
    if (lead) this.share?.inspect(lead.source, frame);
    this.#size = uprightSize(frame);
    if (this.#isWanted(now)) this.#offer({ frame, at: now });
    else if (this.kind === 'screen') this.#keepWaiting({ frame, at: now });
    else frame.close();
    this.#judge(now);
    if (this.#state.phase === 'covered' && !this.#repeating) this.#cover(timestamp);
    this.figures.addMainThread(performance.now() - now);
  }

  /** Owns the frame. One picture is under way; of those that come meanwhile the newest waits. */
  #offer(picture: Picture): void {
    if (this.#isAsking) {
      this.#keepWaiting(picture);
      return;
    }
    this.#keepWaiting(null);
    void this.#ask(picture);
  }

  /** Owns the frame. */
  #keepWaiting(picture: Picture | null): void {
    this.#waiting?.frame.close();
    this.#waiting = picture;
  }

  #isWanted(now: number): boolean {
    if (this.#isCapped || this.owner.engine.state !== 'ready') return false;
    this.#credit = Math.min(1, this.#credit + loadLevel(this.#load?.level ?? 0).frameShare);
    // A slow source must not fall behind what counts as late because pictures are left out.
    if (this.#credit < 1 && now - this.#askedAt < LATE_AFTER_MS / 2) return false;
    this.#credit = 0;
    return true;
  }

  /** Owns the frame. Sends it to the engine and passes on what the engine releases. */
  async #ask({ frame, at }: Picture): Promise<void> {
    this.#isAsking = true;
    this.#askedAt = at;
    try {
      const released = this.kind === 'camera' ? await this.#treat(frame) : await this.#look(frame);
      if (released) this.#release(released, at);
    } finally {
      this.#isAsking = false;
      this.#askNext();
    }
  }

  /** The engine is there, or the gate has opened: a still screen sends no picture by itself. */
  retry(): void {
    if (this.#isReleased || this.#isAsking) return;
    this.#askNext();
  }

  #askNext(): void {
    const next = this.#waiting;
    if (!next) return;
    if (this.#isCapped || this.owner.engine.state !== 'ready') {
      if (this.kind !== 'screen') this.#keepWaiting(null);
      return;
    }
    this.#waiting = null;
    // A screen's picture shows what is there now, however long ago it came.
    const at = this.kind === 'screen' ? performance.now() : next.at;
    void this.#ask({ frame: next.frame, at });
  }

  /** @returns the treated picture, owned by the caller; `null` if none was released. */
  async #treat(frame: VideoFrame): Promise<VideoFrame | null> {
    const description = describeFrame(frame);
    const meaning = frameMeaning(frame);
    const bytes = await copyFrame(frame, description, this.#raw);
    this.#isReadable = bytes !== null;
    if (!description || !bytes) return null;
    this.#raw = bytes;
    const { width: codedWidth, height: codedHeight } = description;
    const layout = { format: 'I420' as const, codedWidth, codedHeight };
    const length = frameByteLength({ ...description, format: 'I420' });
    if (this.#treated.length !== length) this.#treated = new Uint8Array(length);
    const into = this.#treated;

    const askedAt = performance.now();
    const roundTripMs = this.#roundTripMs;
    const question = { capture: this.id, frame: description, bytes, into, roundTripMs };
    const answer = await this.owner.engine.treat(question);
    this.#roundTripMs = performance.now() - askedAt;
    if (answer?.kind === 'refused') this.#isReadable = false;
    if (answer?.kind !== 'released') return null;
    this.#load = answer.load;
    this.#takeReading(answer.reading);
    this.owner.onPerson(answer.person);
    return new VideoFrame(into, { ...layout, ...meaning } as VideoFrameBufferInit);
  }

  /** What of a screen's picture may be seen; the caller owns it. */
  async #look(frame: VideoFrame): Promise<VideoFrame | null> {
    this.#path ??= new ScreenPath(this.id, this.owner.texts, {
      onPicture: (picture) => this.#showMore(picture),
      onStill: () => this.#requestPicture(),
      onHidden: () => this.owner.onState(this),
      onFound: (why, isHidden) => this.owner.onFound(why, isHidden),
    });
    const seen = await this.#path.take(frame);
    this.#isReadable = seen !== null;
    return seen;
  }

  #requestPicture(): void {
    const [lead] = this.#outlets;
    if (lead && this.#state.phase === 'live') framePath.requestPicture(lead.source);
  }

  #takeReading(reading: CameraReading | null): void {
    const isNews = reading?.state !== this.#reading?.state;
    this.#reading = reading;
    if (isNews) this.owner.onState(this);
  }

  #readingOfCamera(): ReadingReport | null {
    return this.#reading ? { ...this.#reading, sent: 0, warnsOnly: false, hidden: [] } : null;
  }

  /** Owns the frame: of a picture that is out already more may be seen now. */
  #showMore(frame: VideoFrame): void {
    if (this.#state.phase !== 'live') {
      frame.close();
      return;
    }
    this.#keepStill(frame.clone());
    this.#send(frame);
  }

  /**
   * Owns the frame. A camera's answer that comes late is not shown, since the card is out and another
   * follows; a screen may have no other for minutes.
   */
  #release(frame: VideoFrame, askedAt: number): void {
    const now = performance.now();
    const isLate = this.kind === 'camera' && now - askedAt > LATE_AFTER_MS;
    if (this.#isCapped || isLate) {
      frame.close();
      return;
    }
    this.#releasedAt = now;
    this.figures.addReleased(now - askedAt);
    this.#judge(now);
    if (this.kind === 'screen' || this.owner.cards.isFrozen) this.#keepStill(frame.clone());
    this.#send(frame);
    this.figures.addMainThread(performance.now() - now);
  }

  /**
   * Shows every picture that the first stand-in is sent; a card at once while the device is off.
   * @returns what ends it.
   */
  watch(onSent: (frame: VideoFrame) => void): () => void {
    const stop = this.#outlets[0]?.watch(onSent);
    if (this.#isReleased) this.#coverAll();
    return stop ?? (() => undefined);
  }

  #cover(timestamp: number): void {
    const { width, height } = this.#size;
    if (width === 0 || height === 0) return;
    this.figures.covered += 1;
    this.#send(this.#card(width, height, timestamp));
  }

  #repeatCard(): void {
    this.#repeating?.abort();
    this.#repeating = null;
    if (this.kind !== 'screen' || this.#shown === 'open') return;
    this.#repeating = new AbortController();
    void repeatUntil(this.#repeating.signal, SCREEN_CARD_EVERY_MS, () => this.#coverAll());
  }

  /** What goes out instead of the picture; the caller owns it. */
  #card(width: number, height: number, timestamp: number): VideoFrame {
    if (this.#shown === 'still' && this.#still) return new VideoFrame(this.#still, { timestamp });
    const icon = this.kind === 'screen' ? HELD_SCREEN : CAPPED_CAMERA;
    const frozen = this.kind === 'camera' ? this.#still : null;
    return this.owner.cards.at(icon, { width, height, timestamp }, frozen);
  }

  /** Owns the frame. */
  #keepStill(frame: VideoFrame | null): void {
    this.#still?.close();
    this.#still = frame;
  }

  /** Gives a stand-in the card until the first release; later than that it would go backwards. */
  #coverFirst(outlet: Outlet): void {
    const { width, height } = outlet;
    if (this.#state.phase !== 'covered' || width === 0 || height === 0) return;
    outlet.write(this.#card(width, height, 0));
  }

  /** Sends every stand-in a card of the size that it is expected to have. */
  #coverAll(): void {
    const timestamp = this.#timestampNow();
    for (const outlet of this.#outlets) {
      const { width, height } =
        this.kind === 'screen' && this.#size.width > 0 ? this.#size : outlet;
      if (width === 0 || height === 0) continue;
      this.figures.covered += 1;
      outlet.write(this.#card(width, height, timestamp));
    }
  }

  /** The source's own clock, between two of its pictures: an encoder drops what is older. */
  #timestampNow(): number {
    const { timestamp, at } = this.#clock;
    return Math.round(timestamp + (performance.now() - at) * 1_000);
  }

  /** Owns the frame; every stand-in gets one of its own. */
  #send(frame: VideoFrame): void {
    for (const outlet of this.#outlets) outlet.write(frame.clone());
    frame.close();
  }

  /** A still screen delivers nothing for minutes: what was released last is what it shows. */
  get #isUpToDate(): boolean {
    if (this.kind !== 'screen' || this.#releasedAt === null) return false;
    const isLate = this.#isAsking && performance.now() - this.#askedAt > LATE_AFTER_MS;
    return !isLate && this.owner.engine.state === 'ready';
  }

  #judge(now: number): void {
    const facts = {
      now,
      releasedAt: this.#isUpToDate ? now : this.#releasedAt,
      readable: this.#isReadable,
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

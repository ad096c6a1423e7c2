import { CAPPED_CAMERA } from '../../pipeline/cover-card-icon';
import { HELD_SCREEN } from '../../pipeline/held-screen-icon';
import type { ShareLook } from '../../policy/share';
import type { CaptureReport } from '../../protocol/background';
import type { CaptureFigures } from './capture-figures';
import type { CoverCards } from './cover-cards';
import { detachFromSource, uprightSize } from './frame-format';
import type { Outlet } from './outlet';
import { repeatUntil } from './repeat-until';

/** A page connects its call some time after it has got the screen; nobody should see black till then. */
const SCREEN_CARD_EVERY_MS = 500;

/** What the stand-ins of one capture are sent: released pictures, and cards or stills instead of them. */
export class SentPictures {
  #size = { width: 0, height: 0 };
  /** Timestamp of the source's last picture, microseconds, and when it came. */
  #clock = { timestamp: 0, at: 0 };
  #look: ShareLook = 'card';
  /** The last released picture: what a paused share shows, and the card where the person wants it so. */
  #still: VideoFrame | null = null;
  /** Ends the repetition of the card while a screen is not open: a still desktop sends nothing. */
  #repeating: AbortController | null = null;

  /** @param outlets Read whenever something is sent; they stay the capture's. */
  constructor(
    private readonly kind: CaptureReport['kind'],
    private readonly outlets: readonly Outlet[],
    private readonly cards: CoverCards,
    private readonly figures: CaptureFigures,
  ) {}

  /** Pixels of the source's last picture, upright; 0 before the first. */
  get size(): { readonly width: number; readonly height: number } {
    return this.#size;
  }

  /** The source has delivered a picture. Borrows the frame. */
  follow(frame: VideoFrame, now: number): void {
    this.#size = uprightSize(frame);
    this.#clock = { timestamp: frame.timestamp, at: now };
  }

  /** Owns the frame, of which all may be seen; every stand-in gets one of its own. */
  send(frame: VideoFrame): void {
    if (this.kind === 'screen' || this.cards.isFrozen) this.#keepStill(frame.clone());
    this.#write(frame);
  }

  /** Has the source's last picture replaced by a card, unless cards go out by themselves. */
  cover(): void {
    const { width, height } = this.#size;
    if (this.#repeating || width === 0 || height === 0) return;
    this.figures.covered += 1;
    this.#write(this.#card(width, height, this.#clock.timestamp));
  }

  /** Gives a stand-in the card until the first release; later than that it would go backwards. */
  coverFirst(outlet: Outlet): void {
    const { width, height } = outlet;
    if (width > 0 && height > 0) outlet.write(this.#card(width, height, 0));
  }

  /** Sends every stand-in a card of the size that it is expected to have. */
  coverAll(): void {
    const timestamp = this.#timestampNow();
    for (const outlet of this.outlets) {
      const { width, height } =
        this.kind === 'screen' && this.#size.width > 0 ? this.#size : outlet;
      if (width === 0 || height === 0) continue;
      this.figures.covered += 1;
      outlet.write(this.#card(width, height, timestamp));
    }
  }

  /** What the others see of a screen from here on. @returns whether that is something else. */
  setLook(look: ShareLook): boolean {
    if (this.#look === look) return false;
    this.#look = look;
    if (look === 'still' && this.#still) this.#keepStill(detachFromSource(this.#still));
    return true;
  }

  /** Repeats the card for as long as a screen is not open. */
  repeatCard(): void {
    this.#repeating?.abort();
    this.#repeating = null;
    if (this.kind !== 'screen' || this.#look === 'open') return;
    this.#repeating = new AbortController();
    void repeatUntil(this.#repeating.signal, SCREEN_CARD_EVERY_MS, () => this.coverAll());
  }

  end(): void {
    this.#keepStill(null);
    this.#repeating?.abort();
  }

  /** What goes out instead of the picture; the caller owns it. */
  #card(width: number, height: number, timestamp: number): VideoFrame {
    if (this.#look === 'still' && this.#still) return new VideoFrame(this.#still, { timestamp });
    const icon = this.kind === 'screen' ? HELD_SCREEN : CAPPED_CAMERA;
    const frozen = this.kind === 'camera' ? this.#still : null;
    return this.cards.at(icon, { width, height, timestamp }, frozen);
  }

  /** Owns the frame. */
  #keepStill(frame: VideoFrame | null): void {
    this.#still?.close();
    this.#still = frame;
  }

  /** Owns the frame. */
  #write(frame: VideoFrame): void {
    for (const outlet of this.outlets) outlet.write(frame.clone());
    frame.close();
  }

  /** The source's own clock, between two of its pictures: an encoder drops what is older. */
  #timestampNow(): number {
    const { timestamp, at } = this.#clock;
    return Math.round(timestamp + (performance.now() - at) * 1_000);
  }
}

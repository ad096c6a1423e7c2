import type { CardIcon } from '../../pipeline/card-icon';
import { drawCoverCard } from '../../pipeline/cover-card';

/** Microseconds, as `VideoFrame.timestamp`. */
type Timestamp = number;

/** Makes cards, and keeps the last size drawn of each: a capture sends many of one size in a row. */
export class CoverCards {
  readonly #cards = new Map<CardIcon, VideoFrame>();

  /** A card of the given size in pixels. The caller owns it and closes it. */
  at(icon: CardIcon, width: number, height: number, timestamp: Timestamp): VideoFrame {
    return new VideoFrame(this.#card(icon, width, height), { timestamp });
  }

  dispose(): void {
    for (const card of this.#cards.values()) card.close();
    this.#cards.clear();
  }

  /** Stays this object's. */
  #card(icon: CardIcon, width: number, height: number): VideoFrame {
    const known = this.#cards.get(icon);
    if (known?.codedWidth === width && known.codedHeight === height) return known;
    known?.close();
    const card = new VideoFrame(drawCoverCard(width, height, icon), {
      format: 'I420',
      codedWidth: width,
      codedHeight: height,
      timestamp: 0,
    });
    this.#cards.set(icon, card);
    return card;
  }
}

import { drawCoverCard } from '../../pipeline/cover-card';

/** Microseconds, as `VideoFrame.timestamp`. */
type Timestamp = number;

/** Makes cover cards, and keeps the last size drawn: a capture sends many of one size in a row. */
export class CoverCards {
  #card: VideoFrame | null = null;

  /** A card of the given size in pixels. The caller owns it and closes it. */
  at(width: number, height: number, timestamp: Timestamp): VideoFrame {
    if (this.#card?.codedWidth !== width || this.#card.codedHeight !== height) {
      this.#card?.close();
      this.#card = new VideoFrame(drawCoverCard(width, height), {
        format: 'I420',
        codedWidth: width,
        codedHeight: height,
        timestamp,
      });
    }
    return new VideoFrame(this.#card, { timestamp });
  }

  dispose(): void {
    this.#card?.close();
    this.#card = null;
  }
}

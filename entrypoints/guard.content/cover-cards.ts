import type { CardIcon } from '../../pipeline/card-icon';
import { drawCoverCard } from '../../pipeline/cover-card';
import { CAPPED_CAMERA } from '../../pipeline/cover-card-icon';
import { coverPicturePlanes } from '../../pipeline/cover-picture';
import { FollowedCover } from './cover-choice';

/** Microseconds, as `VideoFrame.timestamp`. */
type Timestamp = number;

/** Size in pixels, and when it is to be shown. */
export interface CardPlace {
  readonly width: number;
  readonly height: number;
  readonly timestamp: Timestamp;
}

/**
 * Makes what goes out instead of a picture, and keeps the last size drawn of each: a capture sends
 * many of one size in a row. Nothing here is made of a picture that was not released.
 */
export class CoverCards {
  readonly #cover = new FollowedCover(() => this.dispose());
  readonly #cards = new Map<CardIcon, VideoFrame>();

  /** Whether the last released picture of a camera is its card. */
  get isFrozen(): boolean {
    return this.#cover.kind === 'frozen';
  }

  /** Has the cards follow the person's choice. Idempotent. */
  follow(): void {
    // The neutral card is there whether the settings can be read or not.
    this.#cover.follow().catch(() => undefined);
  }

  /**
   * The caller owns it and closes it.
   * @param released The camera's last released picture, which stays the caller's.
   */
  at(icon: CardIcon, place: CardPlace, released: VideoFrame | null = null): VideoFrame {
    const { width, height, timestamp } = place;
    if (released && this.isFrozen && isOfSize(released, width, height)) {
      return new VideoFrame(released, { timestamp });
    }
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
    const card = this.#draw(icon, width, height);
    this.#cards.set(icon, card);
    return card;
  }

  /** The person's own picture covers a camera only: on a screen it could pass for what is shared. */
  #draw(icon: CardIcon, codedWidth: number, codedHeight: number): VideoFrame {
    const layout = { format: 'I420', codedWidth, codedHeight, timestamp: 0 } as const;
    const picture = icon === CAPPED_CAMERA ? this.#cover.picture : null;
    const planes = picture && drawCovering(picture, codedWidth, codedHeight);
    if (!planes) return new VideoFrame(drawCoverCard(codedWidth, codedHeight, icon), layout);
    return new VideoFrame(planes, { ...layout, colorSpace: { matrix: 'bt709', fullRange: false } });
  }
}

/** The size that it is meant to be seen at, turned upright. */
const isOfSize = (frame: VideoFrame, width: number, height: number): boolean =>
  frame.displayWidth === width && frame.displayHeight === height;

/** As `object-fit: cover` does; `null` where there is no canvas to be had. */
function drawCovering(
  picture: ImageBitmap,
  width: number,
  height: number,
): Uint8Array<ArrayBuffer> | null {
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  });
  if (!context) return null;
  const scale = Math.max(width / picture.width, height / picture.height);
  const wide = picture.width * scale;
  const high = picture.height * scale;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, (width - wide) / 2, (height - high) / 2, wide, high);
  const { data: pixels } = context.getImageData(0, 0, width, height);
  return coverPicturePlanes({ pixels, width, height });
}

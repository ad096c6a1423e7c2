import type { Sighting, Watcher } from './watcher';

/** A small picture of the shared surface, grey, row by row. */
const WIDTH = 32;
const HEIGHT = 18;

/** Milliseconds between two looks. */
const LOOK_EVERY_MS = 5_000;

/** A clock or a blinking cursor is a cell or two of 576; whatever a person does is more. */
const LEAST_CELLS = 4;

/** Levels of 255. */
const LEAST_CHANGE = 8;

/** So long after a change the share counts as attended. */
const ATTENDED_FOR_MS = 10_000;

/**
 * Whether somebody still does something with what is shared. No browser tells of presses in another
 * window, so it is judged by the picture: what nobody touches does not change.
 */
export class StillShare implements Watcher {
  readonly lapse = 'unattended';
  readonly #canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  #last: Uint8Array | null = null;
  #lookedAt = 0;
  #changedAt = 0;

  /** @param isShared Whether others see a share of this document now. */
  constructor(private readonly isShared: () => boolean) {}

  /** A picture of the shared surface. Borrows the frame. */
  observe(frame: VideoFrame): void {
    const now = Date.now();
    if (now - this.#lookedAt < LOOK_EVERY_MS) return;
    this.#lookedAt = now;
    const context = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return;
    context.drawImage(frame, 0, 0, WIDTH, HEIGHT);
    const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
    const cells = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, cell) => data[4 * cell + 1] ?? 0);
    if (!this.#last || countChanged(this.#last, cells) >= LEAST_CELLS) this.#changedAt = now;
    this.#last = cells;
  }

  look(now: number): Sighting {
    if (!this.isShared()) {
      this.#changedAt = now;
      return 'over';
    }
    return now - this.#changedAt < ATTENDED_FOR_MS ? 'over' : this.#changedAt;
  }
}

const countChanged = (before: Uint8Array, now: Uint8Array): number =>
  now.reduce(
    (count, level, cell) => count + Number(Math.abs(level - (before[cell] ?? 0)) >= LEAST_CHANGE),
    0,
  );

import { CameraTiles } from './camera-tiles.ts';
import type { CameraSize, CameraView } from './guarded-camera.ts';
import { looksLikeText } from './text-likeness.ts';

/**
 * Levels of a small sample that count as another content. Noise moves the mean of 16 pixels by one or
 * two; the faintest line of 8 pixels that is readable moves some sample of its tile by more than 16.
 */
const STEP = 16;

/** Of 255: where the mask is lower nobody can read through what is laid behind the person. */
const VISIBLE = 40;

/** Says when something has changed over the person that could be text: without it no pass is worth its cost. */
export class FrontWatch {
  readonly #tiles: CameraTiles;
  /** The small picture that was looked at last; `null` before. */
  #looked: Uint8Array | null = null;

  constructor(private readonly size: CameraSize) {
    this.#tiles = new CameraTiles(size.smallWidth, size.smallHeight);
  }

  /**
   * Takes the next picture, all of it borrowed.
   * @param isAnyNews Whatever has changed counts: something that is hidden may be gone.
   */
  hasNews(view: CameraView, isAnyNews: boolean): boolean {
    for (let tile = 0; tile < this.#tiles.count; tile++) {
      const isChanged = this.#isVisible(tile, view.person) && this.#hasChanged(tile, view.small);
      if (isChanged && (isAnyNews || this.#couldBeText(tile, view.luma))) return true;
    }
    return false;
  }

  /** A pass looks at this picture. */
  looked(small: Uint8Array): void {
    this.#looked = small.slice();
  }

  #hasChanged(tile: number, small: Uint8Array): boolean {
    const before = this.#looked;
    return before === null || this.#tiles.differs(tile, small, before, STEP);
  }

  #couldBeText(tile: number, luma: Uint8Array): boolean {
    const { factor, width, height } = this.size;
    const rect = this.#tiles.rectOf(tile);
    const [x, y] = [rect.x * factor, rect.y * factor];
    return looksLikeText(luma, width, {
      ...{ x, y },
      width: Math.min(rect.width * factor, width - x),
      height: Math.min(rect.height * factor, height - y),
    });
  }

  #isVisible(tile: number, person: Uint8Array): boolean {
    let isVisible = false;
    this.#tiles.eachRow(tile, (from, to) => {
      for (let at = from; at < to; at++) if ((person[at] as number) >= VISIBLE) isVisible = true;
    });
    return isVisible;
  }
}

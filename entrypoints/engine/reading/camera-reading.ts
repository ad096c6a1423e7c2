import type { Compositor, CompositorView } from '../../../pipeline/compositor';
import { FrontPlaces } from '../../../pipeline/quarantine/front-places';
import { FrontWatch } from '../../../pipeline/quarantine/front-watch';
import { GuardedCamera } from '../../../pipeline/quarantine/guarded-camera';
import { hideRect } from '../../../pipeline/quarantine/paint';
import type { Rect } from '../../../pipeline/quarantine/tile-grid';
import type { FoundText } from '../../../protocol/camera-text';
import type { HiddenOnCamera, CameraReading as Report } from '../../../protocol/engine';
import type { FrameDescription } from '../../../protocol/frame-description';
import type { CameraFinder } from './camera-finder';

/**
 * One camera capture at one size: a background that is shown goes out as far as no text can be on it,
 * and what reads as a secret over the person is covered.
 */
export class CameraReading {
  /** `null` while nobody sees the background. */
  #background: GuardedCamera | null = null;
  readonly #places: FrontPlaces;
  readonly #watch: FrontWatch;
  #warnsOnly = false;
  #rules: number | null = null;

  constructor(
    private readonly finder: CameraFinder,
    private readonly size: Compositor['viewSize'],
  ) {
    this.#places = new FrontPlaces(size);
    this.#watch = new FrontWatch(size);
  }

  /**
   * Takes the loaded picture and has it looked at when something is new in it.
   * @param isBackgroundShown One that was hidden begins as one that nobody has looked at.
   */
  take(compositor: Compositor, frame: FrameDescription, isBackgroundShown: boolean): void {
    const now = performance.now();
    this.finder.want(now);
    const view = compositor.view();
    if (!isBackgroundShown) this.#background = null;
    else this.#background ??= new GuardedCamera(this.size);
    this.#background?.take(view);
    this.#places.follow(view.small);
    if (this.finder.isFree(now) && this.#hasNews(view)) this.#look(view, frame, now);
  }

  /** Shows in the prepared picture what may be seen of its background. */
  letThrough(compositor: Compositor): void {
    if (this.#background) compositor.letThrough(this.#background.open);
  }

  /** Covers secrets in the treated picture, I420. */
  cover(picture: Uint8Array): void {
    if (this.#warnsOnly) return;
    for (const { cover, isShown } of this.#places.places) {
      if (!isShown) hideRect(picture, this.size, clip(cover, this.size));
    }
  }

  /** What the person says about something that is hidden. */
  show(finding: number, isShown: boolean): void {
    this.#places.show(finding, isShown);
  }

  report(): Report {
    return {
      state: this.finder.state,
      waiting: this.#background?.waiting ?? 0,
      warnsOnly: this.#warnsOnly,
      hidden: this.#places.places.map(({ cover, ...place }) => ({
        ...place,
        ...partsOf(clip(cover, this.size), this.size),
      })),
    };
  }

  #hasNews(view: CompositorView): boolean {
    if (this.#background?.wantsPass || this.#places.wantsPass) return true;
    return this.#watch.hasNews(view, this.#places.places.length > 0);
  }

  #look(view: CompositorView, { width, height, matrix }: FrameDescription, now: number): void {
    const background = this.#background;
    const contents = background?.contents();
    const { smallWidth, smallHeight } = this.size;
    const person = { width: smallWidth, height: smallHeight, samples: view.person.slice() };
    const request = { width, height, matrix, person, isBackgroundShown: background !== null };
    this.#watch.looked(view.small);
    this.#places.beginPass(view.small);
    this.finder.look({ ...request, picture: view.picture.slice() }, now, (found) => {
      const places = rectsOf(found.places);
      if (background && contents) background.judge(contents, places);
      this.#judge(found, places);
    });
  }

  #judge({ hidden, rules, warnsOnly }: FoundText, places: readonly Rect[]): void {
    this.#places.judge({ places, hidden, isByNewRules: this.#rules !== rules });
    this.#rules = rules;
    this.#warnsOnly = warnsOnly;
  }
}

function rectsOf(places: Float32Array): Rect[] {
  return Array.from({ length: places.length / 4 }, (_, index) => {
    const [x = 0, y = 0, width = 0, height = 0] = places.subarray(4 * index, 4 * index + 4);
    return { x, y, width, height };
  });
}

type Size = Compositor['viewSize'];

/** The part of it that is in the picture; nothing of one that has left it. */
function clip({ x, y, width, height }: Rect, within: Size): Rect {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  return {
    x: left,
    y: top,
    width: Math.max(0, Math.min(within.width, x + width) - left),
    height: Math.max(0, Math.min(within.height, y + height) - top),
  };
}

const partsOf = (
  { x, y, width, height }: Rect,
  within: Size,
): Pick<HiddenOnCamera, 'x' | 'y' | 'width' | 'height'> => ({
  x: Math.min(1, x / within.width),
  y: Math.min(1, y / within.height),
  width: width / within.width,
  height: height / within.height,
});

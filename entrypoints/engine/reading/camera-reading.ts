import type { Compositor } from '../../../pipeline/compositor';
import { GuardedCamera } from '../../../pipeline/quarantine/guarded-camera';
import type { CameraReading as Report } from '../../../protocol/engine';
import type { FrameDescription } from '../../../protocol/frame-description';
import type { CameraFinder } from './camera-finder';

/** The background of one camera capture at one size, shown as far as no text can be on it. */
export class CameraReading {
  readonly #camera: GuardedCamera;

  constructor(
    private readonly finder: CameraFinder,
    compositor: Compositor,
  ) {
    this.#camera = new GuardedCamera(compositor.viewSize);
  }

  /** Takes the loaded picture and has it looked at when something is new in it. */
  take(compositor: Compositor, { width, height, matrix }: FrameDescription): void {
    this.finder.want();
    const view = compositor.view();
    this.#camera.take(view);
    const now = performance.now();
    if (!this.#camera.wantsPass || !this.finder.isFree(now)) return;
    const contents = this.#camera.contents();
    const picture = view.picture.slice();
    this.finder.look({ width, height, matrix, picture }, now, (places) =>
      this.#camera.judge(contents, places),
    );
  }

  /** Shows in the prepared picture what may be seen. */
  letThrough(compositor: Compositor): void {
    compositor.letThrough(this.#camera.open);
  }

  report(): Report {
    return { state: this.finder.state, waiting: this.#camera.waiting };
  }
}

import { drawScene } from '../../tests/rig/scene.ts';
import type { XDisplay } from '../../tests/rig/x-display.ts';
import type { RgbaPicture } from '../../tests/rig/y4m.ts';

/** What moves on the desktop, as a film in a window does. Pixels. */
const FILM = { width: 640, height: 360 };
const EVERY_MS = 1000 / 30;

/** Pixels that the film's picture moves each time. */
const STEP = 8;

const cut = ({ width, data }: RgbaPicture, left: number, top: number): RgbaPicture => {
  const part = new Uint8Array(FILM.width * FILM.height * 4);
  for (let row = 0; row < FILM.height; row++) {
    const from = ((top + row) * width + left) * 4;
    part.set(data.subarray(from, from + FILM.width * 4), row * FILM.width * 4);
  }
  return { ...FILM, data: part };
};

/** A photograph that is panned over, thirty times a second, in a corner of the desktop. */
export class DesktopFilm {
  #timer: ReturnType<typeof setInterval> | undefined;
  #at = 0;

  private constructor(
    private readonly display: XDisplay,
    private readonly pictures: readonly RgbaPicture[],
  ) {}

  static async prepare(display: XDisplay): Promise<DesktopFilm> {
    const [scene] = await drawScene({ lines: [], marks: false });
    if (!scene) throw new Error('no scene');
    const steps = (scene.width - FILM.width) / STEP;
    const pictures = Array.from({ length: steps }, (_, step) => cut(scene, step * STEP, 200));
    return new DesktopFilm(display, [...pictures, ...pictures.toReversed()]);
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#at = (this.#at + 1) % this.pictures.length;
      const picture = this.pictures[this.#at];
      if (picture) this.display.drawOnDesktop(picture, this.display.width - FILM.width, 0);
    }, EVERY_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

import { boundsOf } from '../../../models/text/text-boxes.ts';
import { LONG_SIDE } from '../../../models/text/text-detector.ts';
import { Compositor } from '../../../pipeline/compositor.ts';
import { frameByteLength } from '../../../pipeline/frame-layout.ts';
import { GuardedCamera } from '../../../pipeline/quarantine/guarded-camera.ts';
import { toI420 } from '../../../pipeline/quarantine/to-i420.ts';
import type { DrawnPicture } from './draw.ts';
import type { PictureModels } from './picture-models.ts';
import { addNoise, Seat } from './room.ts';
import { isLineHidden, Share } from './shares.ts';

/** Of 255. */
const HALF = 128;

/** Pixels of a line from which on it counts as large. */
const LARGE = 16;
const SMALL = 8;

/** What a background that is shown comes to: one still picture, looked at once. */
export class CameraScore {
  /** Secret lines of 16 pixels and more, and of 8 and more. */
  readonly large = new Share();
  readonly all = new Share();
  /** Of the background, and of the person, what is hidden. */
  readonly background = new Share();
  readonly person = new Share();
  readonly missed: string[] = [];
  readonly #seat = new Seat();

  constructor(private readonly models: PictureModels) {}

  add(drawn: DrawnPicture, seed: number): void {
    const { width, height } = drawn;
    const matte = this.#seat.take(drawn);
    addNoise(drawn.rgba, seed);
    const shown = this.#treat(drawn);
    const isHidden = (x: number, y: number) => (shown[y * width + x] ?? 0) < HALF;
    const isPerson = (x: number, y: number) => (matte[y * width + x] ?? 0) >= HALF;

    for (const line of drawn.lines) {
      const letters = line.letters.filter(
        (letter) =>
          !isPerson(
            Math.floor(letter.x + letter.width / 2),
            Math.floor(letter.y + letter.height / 2),
          ),
      );
      if (!line.isSecret || line.size < SMALL || letters.length < 3) continue;
      const isSafe = isLineHidden({ ...line, letters }, isHidden);
      this.all.add(isSafe);
      if (line.size >= LARGE) this.large.add(isSafe);
      if (!isSafe)
        this.missed.push(`${drawn.draft.wording}: ${line.size.toFixed(0)} px ${line.text}`);
    }
    for (let at = 0; at < width * height; at++) {
      const hidden = (shown[at] as number) < HALF ? 1 : 0;
      if ((matte[at] as number) >= HALF) this.person.addMany(hidden, 1);
      else this.background.addMany(hidden, 1);
    }
  }

  /** @returns 0 to 255 for each pixel: how much of the real picture is shown there. */
  #treat({ rgba, width, height }: DrawnPicture): Uint8Array {
    const { kernels, segmenter, reader } = this.models;
    const layout = { format: 'I420', width, height } as const;
    const picture = toI420(Uint8Array.from(rgba), { ...layout, format: 'RGBA' }, 'bt601');
    const compositor = new Compositor(kernels, { width, height });
    try {
      compositor.load(picture, layout);
      compositor.downscale();
      compositor.modelInput(segmenter.input, segmenter);
      compositor.refineMask(segmenter.run(), segmenter);
      const camera = new GuardedCamera(compositor.viewSize);
      camera.take(compositor.view());
      const boxes = reader.find({ ...layout, data: picture }, LONG_SIDE.camera);
      camera.judge(
        camera.contents(),
        boxes.map(({ quad }) => boundsOf(quad)),
      );
      return shownPixels(compositor, camera.open, frameByteLength(layout));
    } finally {
      compositor.dispose();
    }
  }
}

/** Composites black over white through the same mask: what is white is shown. */
export function shownPixels(compositor: Compositor, open: Uint8Array, length: number): Uint8Array {
  const { width, height } = compositor.viewSize;
  const white = new Uint8Array(length).fill(235);
  const out = new Uint8Array(length);
  compositor.load(white, { format: 'I420', width, height });
  compositor.downscale();
  compositor.drawBackground({ kind: 'colour', colour: { red: 0, green: 0, blue: 0 } });
  compositor.letThrough(open);
  compositor.composite();
  compositor.store(out);
  return out.subarray(0, width * height);
}

import { lookAtCamera } from '../../../entrypoints/engine/reading/camera-text-pass.ts';
import { Compositor } from '../../../pipeline/compositor.ts';
import { frameByteLength } from '../../../pipeline/frame-layout.ts';
import { FrontPlaces } from '../../../pipeline/quarantine/front-places.ts';
import type { Rect } from '../../../pipeline/quarantine/tile-grid.ts';
import { toI420 } from '../../../pipeline/quarantine/to-i420.ts';
import { createTestJudge, TEST_FINGERPRINTING } from '../judge-pages.ts';
import { shownPixels } from './camera-score.ts';
import type { DrawnLine, DrawnPicture } from './draw.ts';
import type { PictureModels } from './picture-models.ts';
import { addNoise, Seat } from './room.ts';
import { isLineHidden, Share } from './shares.ts';

/** Of 255. */
const HALF = 128;

/** Pixels of the sheet around what is written on it. */
const RIM = 16;

/** Where the sheet's middle is held, in parts of the picture. */
const HELD_AT = { x: 0.5, y: 0.72 };

/** What a sheet that is held before the chest comes to, with a background that is hidden. */
export class FrontScore {
  /** Secret lines that are seen over the person: hidden by one pass over one still picture. */
  readonly recall = new Share();
  /** Likewise of those in print. */
  readonly print = new Share();
  /** Of the person on pictures without a secret, what is hidden. */
  readonly person = new Share();
  /** Pictures without a secret on which something is hidden. */
  readonly falseAlarms = new Share();
  readonly missed: string[] = [];
  readonly wrong: string[] = [];
  readonly #seat = new Seat();

  constructor(private readonly models: PictureModels) {}

  async add(drawn: DrawnPicture, seed: number): Promise<void> {
    const { width, height } = drawn;
    const sheet = cutSheet(drawn);
    const matte = this.#seat.take(drawn);
    const lines = layOver(drawn, sheet);
    addNoise(drawn.rgba, seed);
    const { shown, covers, whys } = await this.#treat(drawn);
    const isCovered = (x: number, y: number) => covers.some((cover) => isWithin(cover, x, y));
    const isSeen = (x: number, y: number) => (shown[y * width + x] ?? 0) >= HALF;

    for (const line of lines) {
      const letters = secretPart(line).letters.filter(({ x, y, width: wide, height: tall }) =>
        isSeen(Math.floor(x + wide / 2), Math.floor(y + tall / 2)),
      );
      if (!line.isSecret || letters.length < 3) continue;
      const isSafe = isLineHidden({ ...line, letters }, (x, y) => isCovered(x, y) || !isSeen(x, y));
      this.recall.add(isSafe);
      if (isPrinted(drawn)) this.print.add(isSafe);
      if (!isSafe) {
        this.missed.push(`front ${drawn.draft.wording}: ${line.size.toFixed(0)} px ${line.text}`);
      }
    }
    if (drawn.draft.hasSecret) return;
    this.falseAlarms.add(covers.length > 0);
    this.wrong.push(...whys.map((why) => `front ${drawn.draft.wording}: ${why}`));
    for (let at = 0; at < width * height; at++) {
      if ((matte[at] as number) < HALF) continue;
      this.person.addMany(isCovered(at % width, Math.floor(at / width)) ? 1 : 0, 1);
    }
  }

  async #treat({ rgba, width, height }: DrawnPicture) {
    const { kernels, segmenter, reader } = this.models;
    const layout = { format: 'I420', width, height } as const;
    const picture = toI420(Uint8Array.from(rgba), { ...layout, format: 'RGBA' }, 'bt601');
    const compositor = new Compositor(kernels, { width, height });
    try {
      compositor.load(picture, layout);
      compositor.downscale();
      compositor.modelInput(segmenter.input, segmenter);
      compositor.refineMask(segmenter.run(), segmenter);
      const view = compositor.view();
      const places = new FrontPlaces(compositor.viewSize);
      const { smallWidth, smallHeight } = compositor.viewSize;
      const person = { width: smallWidth, height: smallHeight, samples: view.person.slice() };
      places.beginPass(view.small);
      const found = await lookAtCamera(
        { width, height, matrix: 'bt601', picture, person, isBackgroundShown: false },
        reader,
        { judge: createTestJudge('camera'), ...RULES },
      );
      places.judge({ ...found, isByNewRules: true });
      const nothing = new Uint8Array(smallWidth * smallHeight);
      return {
        shown: shownPixels(compositor, nothing, frameByteLength(layout)),
        covers: places.places.map(({ cover }) => cover),
        whys: places.places.map(({ why }) => why),
      };
    } finally {
      compositor.dispose();
    }
  }
}

const RULES = {
  fingerprinting: TEST_FINGERPRINTING,
  isStrict: false,
  allowed: new Set<string>(),
} as const;

const isPrinted = ({ draft }: DrawnPicture): boolean =>
  draft.scene === 'paper' || draft.scene === 'label';

const isWithin = (box: Rect, x: number, y: number): boolean =>
  x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;

/** The last word of a line is secret in every wording that has a label. */
function secretPart(line: DrawnLine): DrawnLine {
  const last = line.text.trim().split(/\s+/).at(-1)?.length ?? 0;
  return { ...line, letters: line.letters.slice(-last) };
}

interface Sheet extends Rect {
  readonly rows: readonly Uint8Array[];
}

/** What is written, with a rim of what it is written on. */
function cutSheet({ rgba, width, height, lines }: DrawnPicture): Sheet {
  const letters = lines.flatMap((line) => line.letters);
  const left = Math.max(0, Math.floor(Math.min(...letters.map(({ x }) => x)) - RIM));
  const top = Math.max(0, Math.floor(Math.min(...letters.map(({ y }) => y)) - RIM));
  const right = Math.min(width, Math.max(...letters.map((one) => one.x + one.width)) + RIM);
  const bottom = Math.min(height, Math.max(...letters.map((one) => one.y + one.height)) + RIM);
  const size = { width: Math.floor(right) - left, height: Math.floor(bottom) - top };
  const rows = Array.from({ length: size.height }, (_, row) => {
    const from = ((top + row) * width + left) * 4;
    return rgba.slice(from, from + size.width * 4);
  });
  return { x: left, y: top, ...size, rows };
}

/** Holds the sheet before the chest, as much of it as there is room. @returns where its lines are then. */
function layOver({ rgba, width, height, lines }: DrawnPicture, sheet: Sheet): DrawnLine[] {
  const left = Math.max(0, Math.round(width * HELD_AT.x - sheet.width / 2));
  const middle = Math.round(height * HELD_AT.y - sheet.height / 2);
  const top = Math.max(0, Math.min(middle, height - sheet.height));
  for (const [row, pixels] of sheet.rows.entries())
    rgba.set(pixels, ((top + row) * width + left) * 4);
  const moved = (letter: Rect): Rect => ({
    ...letter,
    x: letter.x + left - sheet.x,
    y: letter.y + top - sheet.y,
  });
  return lines.map((line) => ({ ...line, letters: line.letters.map(moved) }));
}

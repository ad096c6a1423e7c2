import { cutOutPerson, PERSON_HEIGHT } from '../../rig/person.ts';
import type { RgbaPicture } from '../../rig/y4m.ts';
import { createRandom } from '../random.ts';

/** The person sits in the middle, as before a laptop: a quarter of the picture. */
const PERSON_SCALE = 0.55;

interface Picture {
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Puts people before rooms; the photograph is cut out once. */
export class Seat {
  readonly #person = cutOutPerson(PERSON_SCALE);

  /** Puts the person before the room. @returns the matte, 0 to 255. */
  take({ rgba, width, height }: Picture): Uint8Array {
    const over = this.#person;
    const left = Math.round((width - over.width) / 2);
    const top = height - Math.floor(PERSON_HEIGHT * PERSON_SCALE);
    const matte = new Uint8Array(width * height);
    for (let row = 0; row < Math.min(over.height, height - top); row++) {
      for (let column = 0; column < over.width; column++) {
        layPixel(
          over,
          (row * over.width + column) * 4,
          rgba,
          matte,
          (top + row) * width + left + column,
        );
      }
    }
    return matte;
  }
}

function layPixel(
  over: RgbaPicture,
  from: number,
  under: Uint8Array,
  matte: Uint8Array,
  pixel: number,
): void {
  const cover = over.data[from + 3] as number;
  for (let channel = 0; channel < 3; channel++) {
    const at = pixel * 4 + channel;
    const through = ((under[at] as number) * (255 - cover)) / 255;
    under[at] = Math.min(255, (over.data[from + channel] as number) + through);
  }
  matte[pixel] = cover;
}

/** A sensor's: up to five levels either way, the same in all channels. */
export function addNoise(rgba: Uint8Array, seed: number): void {
  const random = createRandom(seed);
  for (let at = 0; at < rgba.length; at += 4) {
    const noise = Math.round((random.next() + random.next() - 1) * 5);
    for (let channel = at; channel < at + 3; channel++) {
      rgba[channel] = Math.max(0, Math.min(255, (rgba[channel] as number) + noise));
    }
  }
}

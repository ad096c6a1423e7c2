import { FollowedPatch, type LumaGrid } from './followed-patch.ts';
import { grown, overlapOf, overlaps } from './rects.ts';
import type { Rect } from './tile-grid.ts';

/** A secret that a pass has read over the person, in full pixels. */
export interface FoundInFront extends Rect {
  readonly why: string;
  readonly fingerprint: string;
}

/** A secret that is covered for as long as it is about. */
export interface FrontPlace {
  readonly id: number;
  readonly why: string;
  readonly fingerprint: string;
  /** The person lets the others see it. */
  readonly isShown: boolean;
  /** What is to be covered in the picture that was taken last, full pixels. */
  readonly cover: Rect;
}

/** What a pass has found in the picture that it was begun with. */
export interface FrontPass {
  /** Everything that looks like text, secret or not. Full pixels. */
  readonly places: readonly Rect[];
  readonly hidden: readonly FoundInFront[];
  /** By other rules than the pass before: what was found by those does not count any more. */
  readonly isByNewRules: boolean;
}

/** Around what was found: full pixels, and in heights of it. Letters reach beyond the detector's box. */
const MARGIN = 8;
const MARGIN_IN_HEIGHTS = 0.3;
/** A long line that is turned a little ends higher or lower than it begins. */
const HIGHEST_LINE = 120;

/** Full pixels by which a cover grows with each picture in which its text is not seen, and at most. */
const GROWTH = 8;
const MOST_GROWTH = 96;

/** Of the smaller one's area: two places that share so much are one. */
const SAME_PLACE = 0.3;

/** Passes in a row that have found no text in a place until it is let go: a note on the move is blurred. */
const PASSES_TO_BE_GONE = 2;
/** Likewise with text that reads harmless: one letter read wrongly makes a password a word. */
const PASSES_TO_BE_HARMLESS = 4;

/** Pictures kept while a pass is under way; with more, nobody knows where its findings have gone. */
const MOST_PICTURES = 150;

interface Place {
  readonly id: number;
  found: FoundInFront;
  patch: FollowedPatch;
  /** Full pixels by which the cover is larger, because its text was not seen lately. */
  growth: number;
  /** What the person lets the others see, by its fingerprint; `null` of nothing. */
  shown: string | null;
  /** Its text was out of sight since it was found last: what is there now may be another one. */
  wasLost: boolean;
  gone: number;
  harmless: number;
  /** Its cover in the picture that the pass under way was begun with. */
  atPass: Rect | null;
}

/**
 * Secrets that are held up to one camera. Each is covered from the pass that has read it on, is
 * followed from picture to picture in between, and stays covered until passes have found it gone. What
 * cannot be followed is covered more widely, not less.
 */
export class FrontPlaces {
  #places: Place[] = [];
  #lastId = 0;
  /** Pictures since the pass under way was begun, that one first; `null` without one. */
  #pictures: Uint8Array[] | null = null;

  /** @param size The small picture holds one sample for `factor × factor` full pixels. */
  constructor(
    private readonly size: {
      readonly smallWidth: number;
      readonly smallHeight: number;
      readonly factor: number;
    },
  ) {}

  get places(): readonly FrontPlace[] {
    return this.#places.map((place) => {
      const { id, found } = place;
      const { why, fingerprint } = found;
      return { id, why, fingerprint, isShown: isShown(place), cover: this.#coverOf(place) };
    });
  }

  /** Whether a place can only be let go by another pass. */
  get wantsPass(): boolean {
    return this.#places.some(({ gone, harmless, growth }) => gone + harmless + growth > 0);
  }

  /** Takes the next picture's small luma, which is borrowed. */
  follow(small: Uint8Array): void {
    for (const place of this.#places) this.#followOne(place, this.#gridOf(small));
    if (!this.#pictures) return;
    if (this.#pictures.length < MOST_PICTURES) this.#pictures.push(small.slice());
  }

  /** A pass begins, with the picture that was taken last. */
  beginPass(small: Uint8Array): void {
    this.#pictures = [small.slice()];
    for (const place of this.#places) place.atPass = this.#coverOf(place);
  }

  /** The pass under way has ended. Nothing of it counts without one. */
  judge(pass: FrontPass): void {
    const pictures = this.#pictures;
    this.#pictures = null;
    if (!pictures) return;
    const left = new Set(this.#places.filter(({ atPass }) => atPass !== null));
    for (const found of pass.hidden) {
      const known = [...left].find((place) => isSame(place, found));
      if (known) {
        left.delete(known);
        this.#anchor(known, found, pictures);
      } else this.#places.push(this.#begin(found, pictures));
    }
    for (const place of left) missed(place, pass.places);
    this.#places = this.#places.filter((place) => {
      const isOver = pass.isByNewRules || isLetGo(place);
      return !(left.has(place) && isOver);
    });
  }

  /** What the person says about one of them; an id that is not known changes nothing. */
  show(id: number, isShown: boolean): void {
    for (const place of this.#places) {
      if (place.id === id) place.shown = isShown ? place.found.fingerprint : null;
    }
  }

  #begin(found: FoundInFront, pictures: readonly Uint8Array[]): Place {
    this.#lastId += 1;
    const place: Place = {
      ...{ id: this.#lastId, found, growth: 0, shown: null, wasLost: false },
      ...{ gone: 0, harmless: 0, atPass: null },
      patch: this.#patchOf(found, pictures),
    };
    this.#catchUp(place, pictures);
    return place;
  }

  /** Found again: from here on it is followed by what it looks like now. */
  #anchor(place: Place, found: FoundInFront, pictures: readonly Uint8Array[]): void {
    if (place.wasLost && found.fingerprint !== place.shown) place.shown = null;
    Object.assign(place, { found, growth: 0, wasLost: false, gone: 0, harmless: 0 });
    place.patch = this.#patchOf(found, pictures);
    this.#catchUp(place, pictures);
  }

  /** From the picture that the pass was begun with to the one that was taken last. */
  #catchUp(place: Place, pictures: readonly Uint8Array[]): void {
    for (const small of pictures.slice(1)) this.#followOne(place, this.#gridOf(small));
    if (pictures.length < MOST_PICTURES) return;
    place.growth = MOST_GROWTH;
    place.wasLost = true;
  }

  #followOne(place: Place, grid: LumaGrid): void {
    if (place.patch.follow(grid)) {
      place.growth = 0;
      return;
    }
    place.growth = Math.min(MOST_GROWTH, place.growth + GROWTH);
    place.wasLost = true;
  }

  #patchOf(found: FoundInFront, [first]: readonly Uint8Array[]): FollowedPatch {
    const { factor } = this.size;
    const { x, y, width, height } = grown(found, MARGIN);
    const [left, top] = [Math.floor(x / factor), Math.floor(y / factor)];
    const size = {
      width: Math.ceil((x + width) / factor) - left,
      height: Math.ceil((y + height) / factor) - top,
    };
    return new FollowedPatch(this.#gridOf(first ?? new Uint8Array()), { x: left, y: top }, size);
  }

  #coverOf({ patch, found, growth }: Place): Rect {
    const { factor } = this.size;
    const { x, y, width, height } = patch.place;
    const around = { x: x * factor, y: y * factor, width: width * factor, height: height * factor };
    const tall = Math.min(found.height, HIGHEST_LINE);
    return grown(around, Math.ceil(tall * MARGIN_IN_HEIGHTS) + growth);
  }

  #gridOf(samples: Uint8Array): LumaGrid {
    const { smallWidth: width, smallHeight: height } = this.size;
    return { samples, width, height };
  }
}

const isShown = ({ shown, wasLost }: Place): boolean => shown !== null && !wasLost;

function isSame({ atPass, found: known }: Place, found: FoundInFront): boolean {
  if (!atPass) return false;
  const smaller = Math.min(atPass.width * atPass.height, found.width * found.height);
  return (
    overlapOf(atPass, found) >= SAME_PLACE * smaller || known.fingerprint === found.fingerprint
  );
}

/** A pass has not found the secret again. */
function missed(place: Place, texts: readonly Rect[]): void {
  const { atPass } = place;
  const isText = atPass !== null && texts.some((text) => overlaps(text, atPass));
  if (isText) place.harmless += 1;
  else place.gone += 1;
}

const isLetGo = ({ gone, harmless }: Place): boolean =>
  gone >= PASSES_TO_BE_GONE || harmless >= PASSES_TO_BE_HARMLESS;

import { type Handle, markOf } from '../../../protocol/surface-mark';

/** Tells one shared surface from another. */
interface Traits {
  readonly displaySurface: string | undefined;
  readonly deviceId: string | undefined;
  readonly label: string;
}

/** Pixels of a picture as it is meant to be seen. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * `unsure`: the tab's mark has gone. It may have moved on to another document, which will bear the
 * same one, or another tab may have taken its place.
 */
export type Sighting = 'same' | 'unsure' | 'changed';

/** New constraints are met with a picture or two, or after the capturer has begun anew. */
const CONSTRAINED_WITHIN_MS = 2_000;

/** Marks are given when the first tab is shared; nobody can switch tabs as fast as that. */
const MARKED_WITHIN_MS = 2_000;

/** A capture of a tab has a handle (Capture Handle Identity), which the type library lacks. */
type HandledTrack = MediaStreamTrack & { getCaptureHandle?(): Handle | null };

const traitsOf = (source: MediaStreamTrack): Traits => {
  const { displaySurface, deviceId } = source.getSettings();
  return { displaySurface, deviceId, label: source.label };
};

const isSame = (one: Traits, other: Traits): boolean =>
  one.displaySurface === other.displaySurface &&
  one.deviceId === other.deviceId &&
  one.label === other.label;

/** A whole screen of another size is another screen, or another arrangement of it. */
const isWhole = ({ displaySurface }: Traits): boolean =>
  displaySurface !== 'window' && displaySurface !== 'browser';

const markedBy = (source: HandledTrack): string | null =>
  markOf(source.getCaptureHandle?.() ?? null);

/**
 * Notices that a source shows another surface than it did. Asked with every picture before anything
 * is done with it, and at every event of the source: whatever comes first.
 */
export class SurfaceWatch {
  #traits: Traits;
  #mark: string | null;
  readonly #markableUntil = performance.now() + MARKED_WITHIN_MS;
  readonly #sizes = new WeakMap<MediaStreamTrack, Size>();
  #resizableUntil = 0;

  constructor(source: MediaStreamTrack) {
    this.#traits = traitsOf(source);
    this.#mark = markedBy(source);
  }

  /**
   * @param picture The picture that is about to be handled; `null` at an event.
   * @returns after `changed`, the new surface is the known one.
   */
  look(source: MediaStreamTrack, picture: Size | null): Sighting {
    const traits = traitsOf(source);
    const isOther = !isSame(traits, this.#traits);
    const isResized = picture !== null && isWhole(traits) && this.#isOtherSize(source, picture);
    this.#traits = traits;
    if (picture) this.#sizes.set(source, { width: picture.width, height: picture.height });
    const byMark = this.#lookAtMark(markedBy(source));
    return isOther || isResized ? 'changed' : byMark;
  }

  /** The page is about to constrain it: another size is no other screen then. */
  expectResize(): void {
    this.#resizableUntil = performance.now() + CONSTRAINED_WITHIN_MS;
  }

  /** What is there now is the known surface, marked or not. */
  settle(source: MediaStreamTrack): void {
    this.#mark = markedBy(source);
  }

  #lookAtMark(mark: string | null): Sighting {
    const known = this.#mark;
    if (mark === known) return 'same';
    if (mark === null) return 'unsure';
    this.#mark = mark;
    const isFirst = known === null && performance.now() < this.#markableUntil;
    return isFirst ? 'same' : 'changed';
  }

  #isOtherSize(source: MediaStreamTrack, { width, height }: Size): boolean {
    const known = this.#sizes.get(source);
    if (!known || performance.now() < this.#resizableUntil) return false;
    return known.width !== width || known.height !== height;
  }
}

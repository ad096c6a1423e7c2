/** Tells one shared surface from another. A tab's mark says more: see `surface-marks.ts`. */
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

const traitsOf = (source: MediaStreamTrack): Traits => {
  const { displaySurface, deviceId } = source.getSettings();
  return { displaySurface, deviceId, label: source.label };
};

/** New constraints are met with a picture or two, or after the capturer has begun anew. */
const CONSTRAINED_WITHIN_MS = 2_000;

/** A whole screen of another size is another screen, or another arrangement of it. */
const isWhole = ({ displaySurface }: Traits): boolean =>
  displaySurface !== 'window' && displaySurface !== 'browser';

/**
 * Notices that a source shows another surface than it did. Asked with every picture before anything
 * is done with it, and at every event of the source: whatever comes first.
 */
export class SurfaceWatch {
  #traits: Traits;
  readonly #sizes = new WeakMap<MediaStreamTrack, Size>();
  #resizableUntil = 0;

  constructor(source: MediaStreamTrack) {
    this.#traits = traitsOf(source);
  }

  /**
   * @param picture The picture that is about to be handled; `null` at an event.
   * @returns whether it is another surface; from then on that one is the known one.
   */
  hasChanged(source: MediaStreamTrack, picture: Size | null): boolean {
    const traits = traitsOf(source);
    const known = this.#traits;
    const isOther =
      traits.displaySurface !== known.displaySurface ||
      traits.deviceId !== known.deviceId ||
      traits.label !== known.label;
    const isResized = picture !== null && isWhole(traits) && this.#isOtherSize(source, picture);
    this.#traits = traits;
    if (picture) this.#sizes.set(source, { width: picture.width, height: picture.height });
    return isOther || isResized;
  }

  /** The page is about to constrain it: another size is no other screen then. */
  expectResize(): void {
    this.#resizableUntil = performance.now() + CONSTRAINED_WITHIN_MS;
  }

  #isOtherSize(source: MediaStreamTrack, { width, height }: Size): boolean {
    const known = this.#sizes.get(source);
    if (!known || performance.now() < this.#resizableUntil) return false;
    return known.width !== width || known.height !== height;
  }
}

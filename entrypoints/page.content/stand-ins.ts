import type { GuardLine } from './guard-line';
import {
  construct,
  createPrivateMap,
  each,
  getPrototypeOf,
  type Natives,
  setPrototypeOf,
} from './natives';

/** Events of a source that its stand-in repeats; `ended` comes from the stand-in itself. */
const REPEATED_EVENTS = ['mute', 'unmute', 'capturehandlechange'];

/** Knows which real track is behind each stand-in, and makes the stand-ins. */
export class StandIns {
  readonly #sources = createPrivateMap<MediaStreamTrack, MediaStreamTrack>();
  readonly #streams = createPrivateMap<MediaStream, MediaStream>();
  readonly #tracks = createPrivateMap<MediaStreamTrack, MediaStreamTrack>();

  constructor(
    private readonly natives: Natives,
    private readonly line: GuardLine,
  ) {}

  /** The real track behind a stand-in; `undefined` for any other object. */
  sourceOf(track: unknown): MediaStreamTrack | undefined {
    return typeof track === 'object' && track
      ? this.#sources.get(track as MediaStreamTrack)
      : undefined;
  }

  /**
   * The stand-in for a real track, which from here on is the guard's.
   * @throws DOMException `NotReadableError` when there is no guard to make one; the track is stopped.
   */
  replaceTrack(source: MediaStreamTrack): MediaStreamTrack {
    const known = this.#tracks.get(source);
    if (known) return known;
    if (this.natives.trackKind(source) !== 'video') return source;
    const standIn = this.#create(source);
    this.#tracks.set(source, standIn);
    return standIn;
  }

  /** A stream of stand-ins for a stream of real tracks, in the same order; the same one each time. */
  replaceStream(stream: MediaStream): MediaStream {
    const known = this.#streams.get(stream);
    if (known) return known;
    const replaced = this.#mapStream(stream, (track) => this.replaceTrack(track));
    this.#streams.set(stream, replaced);
    return replaced;
  }

  /** `MediaStreamTrack.clone` of a stand-in: a stand-in of its own, over a clone of the source. */
  cloneTrack(standIn: MediaStreamTrack): MediaStreamTrack {
    const source = this.sourceOf(standIn);
    if (!source) return this.natives.trackClone(standIn);
    const clone = this.#create(this.natives.trackClone(source), standIn);
    if (this.natives.trackReadyState(standIn) === 'ended') this.stopTrack(clone);
    clone.enabled = standIn.enabled;
    clone.contentHint = standIn.contentHint;
    return clone;
  }

  cloneStream(stream: MediaStream): MediaStream {
    return this.#mapStream(stream, (track) => this.cloneTrack(track));
  }

  hasStandIn(stream: MediaStream): boolean {
    const tracks = this.natives.streamTracks(stream);
    let found = false;
    each(tracks, (track) => {
      found ||= this.sourceOf(track) !== undefined;
    });
    return found;
  }

  /** Ends a stand-in and gives its claim on the device back. */
  stopTrack(standIn: MediaStreamTrack): void {
    this.natives.trackStop(standIn);
    const source = this.sourceOf(standIn);
    if (!source) return;
    this.natives.trackStop(source);
    this.line.stopped(standIn);
  }

  #create(source: MediaStreamTrack, parent?: MediaStreamTrack): MediaStreamTrack {
    const standIn = this.line.standInFor(source, parent);
    if (!standIn) {
      this.natives.trackStop(source);
      throw new this.natives.DOMException('Could not start video source', 'NotReadableError');
    }
    // The source's own class: that of its realm, or a tab capture's with `cropTo` and `restrictTo`.
    setPrototypeOf(standIn, getPrototypeOf(source));
    this.#sources.set(standIn, source);
    this.#repeatEvents(source, standIn);
    return standIn;
  }

  #repeatEvents(source: MediaStreamTrack, standIn: MediaStreamTrack): void {
    each(REPEATED_EVENTS, (type) => {
      this.natives.addEventListener(source, type, () => {
        this.natives.dispatchEvent(standIn, construct(this.natives.Event, [type]) as Event);
      });
    });
  }

  #mapStream(
    stream: MediaStream,
    replace: (track: MediaStreamTrack) => MediaStreamTrack,
  ): MediaStream {
    const replaced = new this.natives.MediaStream();
    setPrototypeOf(replaced, getPrototypeOf(stream));
    each(this.natives.streamTracks(stream), (track) => {
      this.natives.streamAddTrack(replaced, replace(track));
    });
    return replaced;
  }
}

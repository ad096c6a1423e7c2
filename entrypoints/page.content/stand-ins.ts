import type { GuardLine } from './guard-line';
import {
  apply,
  construct,
  createPrivateMap,
  deleteProperty,
  each,
  get,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  type Natives,
  setPrototypeOf,
  some,
  stringify,
} from './natives';
import { watchGuard } from './watch-guard';

/** Events of a source that its stand-in repeats; `ended` comes from the stand-in itself. */
const REPEATED_EVENTS = ['mute', 'unmute'];

/** What the settings of a microphone, and of a share's sound, name and those of no other track. */
const SETTINGS_OF_CAPTURED_SOUND = ['groupId', 'echoCancellation'];

/** What the shim knows of one stand-in. A microphone's is its source, with the gate under it. */
export interface StandIn {
  /** The real track; a camera's has ended while the device is switched off. */
  source: MediaStreamTrack;
  /** Settings as last known while the source was on. */
  settings: MediaTrackSettings;
  /** Capabilities of the source, which Firefox forgets when it ends. */
  capabilities: MediaTrackCapabilities;
  /**
   * The page's constraints as JSON, where the source cannot tell them: it is off, or was opened
   * again by its id.
   */
  demanded: string | null;
  /** A microphone's `enabled` as the page sees it. */
  enabled: boolean;
  /** Whether the gate over a microphone is closed. */
  muted: boolean;
}

type Told = Pick<StandIn, 'settings' | 'capabilities' | 'demanded'>;

/** Knows which real track is behind each stand-in, and makes the stand-ins. */
export class StandIns {
  readonly #standIns = createPrivateMap<MediaStreamTrack, StandIn>();
  readonly #streams = createPrivateMap<MediaStream, MediaStream>();
  readonly #tracks = createPrivateMap<MediaStreamTrack, MediaStreamTrack>();
  /** Stand-ins of captured sound that are live, by their id. */
  readonly #sounds = { __proto__: null } as unknown as Record<string, MediaStreamTrack>;

  readonly #natives: Natives;
  readonly #line: GuardLine;

  constructor(natives: Natives, line: GuardLine) {
    this.#natives = natives;
    this.#line = line;
    line.hear({
      renewed: (standIn, source) => this.#renew(standIn, source),
      muted: (standIn, muted) => this.#mute(standIn, muted),
      ended: (standIn) => this.#fire(standIn, 'ended'),
    });
  }

  /** What is behind a stand-in; `undefined` for any other object. */
  of(track: unknown): StandIn | undefined {
    return typeof track === 'object' && track
      ? this.#standIns.get(track as MediaStreamTrack)
      : undefined;
  }

  /** The real track behind a stand-in; `undefined` for any other object. */
  sourceOf(track: unknown): MediaStreamTrack | undefined {
    return this.of(track)?.source;
  }

  /**
   * The stand-in of captured sound that a track is, or that it is another handle on: the track that an
   * element captures while it plays a stand-in has its id, and one native `enabled` with it. A remote
   * track may have the id, too.
   */
  soundOf(track: MediaStreamTrack): MediaStreamTrack | undefined {
    if (!this.isAudio(track)) return undefined;
    if (this.of(track)) return track;
    const sound = this.#sounds[this.#natives.trackId(track)];
    return sound && this.isCapturedSound(track) ? sound : undefined;
  }

  isAudio(track: MediaStreamTrack): boolean {
    return this.#natives.trackKind(track) === 'audio';
  }

  /** Whether a guard has a say in a track: a stand-in of this shim, or sound that is captured. */
  isGated(track: MediaStreamTrack): boolean {
    return this.of(track) !== undefined || this.isCapturedSound(track);
  }

  /**
   * Whether a track is a handle on a microphone or on the sound of a share, which may be another
   * shim's, or an element's. Remote tracks, those of WebAudio and of generators know no echo
   * cancellation, and belong to no group of devices.
   */
  isCapturedSound(track: MediaStreamTrack): boolean {
    if (!this.isAudio(track)) return false;
    const settings = this.#natives.trackSettings(track);
    return some(
      SETTINGS_OF_CAPTURED_SOUND,
      (name) => getOwnPropertyDescriptor(settings, name) !== undefined,
    );
  }

  /** Whether a camera is switched off while the page still holds its stand-in. */
  isOff(track: MediaStreamTrack, { source }: StandIn): boolean {
    return (
      this.#natives.trackReadyState(source) === 'ended' &&
      this.#natives.trackReadyState(track) === 'live'
    );
  }

  /**
   * The stand-in for a real track, which from here on is the guard's.
   * @throws DOMException `NotReadableError` when there is no guard to make one; the track is stopped.
   */
  replaceTrack(source: MediaStreamTrack): MediaStreamTrack {
    const known = this.#tracks.get(source);
    if (known) return known;
    const standIn = this.#create(source);
    this.#tracks.set(source, standIn);
    return standIn;
  }

  /**
   * A stream of stand-ins for a stream of real tracks, in the same order; the same one each time.
   * @param isScreen Its tracks are one share: a screen, a window or a tab, and its sound.
   */
  replaceStream(stream: MediaStream, isScreen = false): MediaStream {
    const known = this.#streams.get(stream);
    if (known) return known;
    if (isScreen) this.#line.pick(true);
    try {
      const replaced = this.#mapStream(stream, (track) => this.replaceTrack(track));
      this.#streams.set(stream, replaced);
      return replaced;
    } finally {
      if (isScreen) this.#line.pick(false);
    }
  }

  /**
   * `MediaStreamTrack.clone` of a stand-in: a stand-in of its own, over a clone of the source. The clone
   * of captured sound that is another shim's becomes this one's.
   */
  cloneTrack(track: MediaStreamTrack): MediaStreamTrack {
    const standIn = this.soundOf(track) ?? track;
    const behind = this.of(standIn);
    if (!behind) {
      const clone = this.#natives.trackClone(track);
      return this.isCapturedSound(clone) ? this.replaceTrack(clone) : clone;
    }
    const clone = this.#create(this.#natives.trackClone(behind.source), standIn, behind);
    if (this.#natives.trackReadyState(standIn) === 'ended') this.stopTrack(clone);
    clone.enabled = standIn.enabled;
    clone.contentHint = standIn.contentHint;
    return clone;
  }

  cloneStream(stream: MediaStream): MediaStream {
    return this.#mapStream(stream, (track) => this.cloneTrack(track));
  }

  hasGated(stream: MediaStream): boolean {
    return some(this.#natives.streamTracks(stream), (track) => this.isGated(track));
  }

  /** Ends a stand-in and gives its claim on the device back. */
  stopTrack(standIn: MediaStreamTrack): void {
    const wasLive = this.#natives.trackReadyState(standIn) === 'live';
    this.#natives.trackStop(standIn);
    const source = this.sourceOf(standIn);
    if (!source) return;
    this.#natives.trackStop(source);
    if (this.isAudio(standIn)) this.#forgetSound(this.#natives.trackId(standIn));
    if (wasLive) this.#line.stopped(standIn);
  }

  /** @param known Of the track that is cloned: its own source may be off. */
  #create(source: MediaStreamTrack, parent?: MediaStreamTrack, known?: Told): MediaStreamTrack {
    const { settings, capabilities, demanded } = known ?? {
      settings: this.#natives.trackSettings(source),
      capabilities: this.#natives.trackCapabilities(source),
      demanded: null,
    };
    const standIn = this.#line.standInFor(source, parent);
    if (!standIn) {
      this.#natives.trackStop(source);
      throw new this.#natives.DOMException('Could not start video source', 'NotReadableError');
    }
    const told = { settings, capabilities, demanded };
    this.#standIns.set(standIn, { source, ...told, enabled: true, muted: false });
    // The source's own class: that of its realm, or a tab capture's with `cropTo` and `restrictTo`.
    if (standIn !== source) setPrototypeOf(standIn, getPrototypeOf(source));
    this.#repeatEvents(source, standIn);
    if (this.isAudio(standIn)) this.#rememberSound(standIn);
    if (import.meta.env.FIREFOX) {
      watchGuard(this.#natives, this.#line, standIn, () => {
        this.stopTrack(standIn);
        this.#fire(standIn, 'ended');
      });
    }
    return standIn;
  }

  #rememberSound(standIn: MediaStreamTrack): void {
    const id = this.#natives.trackId(standIn);
    this.#sounds[id] = standIn;
    this.#natives.addEventListener(standIn, 'ended', () => this.#forgetSound(id));
  }

  #forgetSound(id: string): void {
    deleteProperty(this.#sounds, id);
  }

  #renew(standIn: MediaStreamTrack, source: MediaStreamTrack): void {
    const behind = this.of(standIn);
    if (!behind) return;
    behind.demanded ??= stringify(this.#natives.trackConstraints(behind.source));
    behind.source = source;
    behind.settings = this.#natives.trackSettings(source);
    behind.capabilities = this.#natives.trackCapabilities(source);
    this.#repeatEvents(source, standIn);
  }

  #mute(standIn: MediaStreamTrack, muted: boolean): void {
    const behind = this.of(standIn);
    if (!behind || behind.muted === muted) return;
    behind.muted = muted;
    this.#fire(standIn, muted ? 'mute' : 'unmute');
  }

  #repeatEvents(source: MediaStreamTrack, standIn: MediaStreamTrack): void {
    if (source === standIn) return;
    each(REPEATED_EVENTS, (type) => {
      this.#natives.addEventListener(source, type, () => this.#fire(standIn, type));
    });
    let told = this.#handleOf(standIn);
    this.#natives.addEventListener(source, 'capturehandlechange', () => {
      const handle = this.#handleOf(standIn);
      if (handle !== told) this.#fire(standIn, 'capturehandlechange');
      told = handle;
    });
  }

  /** What the page can read of a tab's handle, without the mark that comes and goes. */
  #handleOf(standIn: MediaStreamTrack): string {
    const read = get(standIn, 'getCaptureHandle');
    return typeof read === 'function' ? stringify(apply(read, standIn, [])) : '';
  }

  #fire(standIn: MediaStreamTrack, type: string): void {
    this.#natives.dispatchEvent(standIn, construct(this.#natives.Event, [type]) as Event);
  }

  #mapStream(
    stream: MediaStream,
    replace: (track: MediaStreamTrack) => MediaStreamTrack,
  ): MediaStream {
    const replaced = new this.#natives.MediaStream();
    setPrototypeOf(replaced, getPrototypeOf(stream));
    each(this.#natives.streamTracks(stream), (track) => {
      this.#natives.streamAddTrack(replaced, replace(track));
    });
    return replaced;
  }
}

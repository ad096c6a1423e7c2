import type { PageLine } from './page-line';

/**
 * A track that is muted from its very first moment is taken for a broken device (lib-jitsi-meet
 * refuses it). It is silent at once, and says so as soon as the client has had time to take it.
 */
const TELL_MUTED_AFTER_MS = 500;

/**
 * The gate under every microphone of this frame. A microphone's stand-in is its real track, whose
 * native `enabled` only this world can reach: what is sent is the page's `enabled` AND the gate's.
 */
export class Microphones {
  /** The page's own `enabled`, by track. */
  readonly #tracks = new Map<MediaStreamTrack, boolean>();
  #isOpen = false;

  /** @param onClosed Called once for each track that has ended. */
  constructor(
    private readonly line: PageLine,
    private readonly onClosed: () => void,
  ) {}

  /** Takes a track that the page has not seen yet; it is silent before this returns if need be. */
  add(track: MediaStreamTrack): void {
    this.#tracks.set(track, true);
    this.#apply(track, true);
    if (!this.#isOpen) setTimeout(() => this.#tellMuted(track), TELL_MUTED_AFTER_MS);
    track.addEventListener('ended', () => this.remove(track), { once: true });
  }

  remove(track: MediaStreamTrack): void {
    if (this.#tracks.delete(track)) this.onClosed();
  }

  has(track: MediaStreamTrack): boolean {
    return this.#tracks.has(track);
  }

  enable(track: MediaStreamTrack, enabled: boolean): void {
    if (!this.#tracks.has(track)) return;
    this.#tracks.set(track, enabled);
    this.#apply(track, enabled);
  }

  setGate(isOpen: boolean): void {
    if (this.#isOpen === isOpen) return;
    this.#isOpen = isOpen;
    for (const [track, enabled] of this.#tracks) {
      this.#apply(track, enabled);
      this.line.mute(track, !isOpen);
    }
  }

  /** Whether the browser itself has muted one of them. */
  get isMutedByBrowser(): boolean {
    return [...this.#tracks.keys()].some(({ muted }) => muted);
  }

  /** Labels of the devices that are open. */
  labels(): string[] {
    return [...new Set([...this.#tracks.keys()].map(({ label }) => label))];
  }

  #tellMuted(track: MediaStreamTrack): void {
    if (!this.#isOpen && this.#tracks.has(track)) this.line.mute(track, true);
  }

  #apply(track: MediaStreamTrack, enabled: boolean): void {
    track.enabled = enabled && this.#isOpen;
  }
}

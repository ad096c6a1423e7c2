import { levelDb, VOICE_RATE, VoiceSamples } from '../../../pipeline/sound';
import {
  CHUNK_MS,
  hearChunk,
  NO_VOICE,
  SOFTEST_VOICE_DB,
  type VoiceActivity,
} from '../../../policy/voice-activity';
import { listen } from './listen';
import { VoiceLink } from './voice-link';

export interface EarListener {
  /** Somebody has begun, or ceased, to speak. */
  onVoice(speaking: boolean): void;
}

/**
 * Hears this frame's microphone: to notice who talks while muted, and for the popup's meter. It
 * listens only while one of the two wants it; nothing of the sound is kept or sent anywhere.
 */
export class Ear {
  readonly #tracks = new Set<MediaStreamTrack>();
  readonly #voice: VoiceLink;
  readonly #meters = new Set<(db: number) => void>();
  #isMuted = true;
  #activity: VoiceActivity = NO_VOICE;
  #listening: { readonly track: MediaStreamTrack; readonly end: AbortController } | null = null;

  /** @param url Address of the voice page. */
  constructor(
    url: string,
    private readonly listener: EarListener,
  ) {
    this.#voice = new VoiceLink(url, (voice) => this.#note(voice));
  }

  /** A microphone's track that the page holds from now on. */
  add(track: MediaStreamTrack): void {
    this.#tracks.add(track);
    track.addEventListener('ended', () => this.remove(track), { once: true });
    this.#adjust();
  }

  remove(track: MediaStreamTrack): void {
    if (this.#tracks.delete(track)) this.#adjust();
  }

  setMuted(isMuted: boolean): void {
    this.#isMuted = isMuted;
    this.#adjust();
  }

  /**
   * Has the level measured, ten times a second.
   * @param onLevel dB below full scale. @returns what ends it.
   */
  meter(onLevel: (db: number) => void): () => void {
    this.#meters.add(onLevel);
    this.#adjust();
    return () => {
      this.#meters.delete(onLevel);
      this.#adjust();
    };
  }

  #adjust(): void {
    const isWanted = this.#isMuted || this.#meters.size > 0;
    // The newest: a page that changes devices opens the next one before it lets go of the last.
    const track = isWanted ? ([...this.#tracks].at(-1) ?? null) : null;
    if (!this.#isMuted || !track) this.#forget();
    if (track === (this.#listening?.track ?? null)) return;
    this.#listening?.end.abort();
    this.#listening = null;
    if (track) this.#listen(track);
  }

  #listen(track: MediaStreamTrack): void {
    const end = new AbortController();
    this.#listening = { track, end };
    const samples = new VoiceSamples((VOICE_RATE * CHUNK_MS) / 1_000);
    listen(track, end.signal, (sound, rate) =>
      samples.add(sound, rate, (chunk) => this.#hear(chunk)),
    ).catch(() => undefined); // a track that cannot be read is heard by nobody: nothing to notice
  }

  #hear(chunk: Int16Array<ArrayBuffer>): void {
    const db = levelDb(chunk);
    for (const onLevel of this.#meters) onLevel(db);
    if (!this.#isMuted) return;
    // What is not judged counts as quiet, so that a notice ends in any case.
    if (db < SOFTEST_VOICE_DB || !this.#voice.ask(chunk, db)) this.#note(null);
  }

  #note(voice: number | null): void {
    if (!this.#isMuted) return;
    const before = this.#activity.speaking;
    this.#activity = hearChunk(this.#activity, voice);
    const { speaking } = this.#activity;
    if (speaking !== before) this.listener.onVoice(speaking);
  }

  /** Unmuted or gone: what was heard no longer matters. */
  #forget(): void {
    this.#activity = NO_VOICE;
    if (this.#tracks.size === 0) this.#voice.close();
  }
}

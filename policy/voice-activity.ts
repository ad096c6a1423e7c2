/**
 * From "this tenth of a second holds a voice" to "somebody is speaking". A chair, a key or a cough
 * also sounds like a voice for a moment: one has to go on before it counts.
 */
export interface VoiceActivity {
  readonly speaking: boolean;
  /** The last chunks, newest last: the level of each that held a voice, else `null`; dB. */
  readonly recent: readonly (number | null)[];
  /** Chunks since the last one with a voice. */
  readonly quietFor: number;
  /** Chunks so far, as many as matter. */
  readonly heard: number;
}

export const NO_VOICE: VoiceActivity = { speaking: false, recent: [], quietFor: 0, heard: 0 };

/** Milliseconds of sound in a chunk. */
export const CHUNK_MS = 100;

/** Speech is judged over the last 0.8 s, which hold a voice for 0.5 s at the least. */
const WINDOW = 8;
const ENOUGH = 5;

/** A voice rises and falls with its syllables; a hum, which also has a pitch, does not. dB. */
const LEAST_SPREAD_DB = 4;

/**
 * A microphone's noise suppression and gain, and the detector's own idea of the room, start anew with
 * each capture: in the first 1.5 s a fan swells and sinks as a voice does.
 */
const SETTLING = 15;

/** A pause between two sentences is no end: 2.5 s. */
const QUIET_AFTER = 25;

/** Quieter than this, dB below full scale, is the neighbour's voice or the room's noise. */
export const SOFTEST_VOICE_DB = -50;

/**
 * After one more chunk. Sound is the clock, as a hidden tab slows every timer.
 * @param voice The chunk's level, dB below full scale; `null` when it holds no voice.
 */
export function hearChunk(before: VoiceActivity, voice: number | null): VoiceActivity {
  const heard = Math.min(before.heard + 1, SETTLING + 1);
  const recent = [...before.recent, heard > SETTLING ? voice : null].slice(-WINDOW);
  const quietFor = voice === null ? before.quietFor + 1 : 0;
  const speaking = before.speaking
    ? quietFor < QUIET_AFTER
    : isSpeech(recent.filter((level) => level !== null));
  return { speaking, recent, quietFor, heard };
}

const isSpeech = (levels: readonly number[]): boolean =>
  levels.length >= ENOUGH && Math.max(...levels) - Math.min(...levels) >= LEAST_SPREAD_DB;

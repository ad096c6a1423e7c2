/**
 * From "this tenth of a second holds a voice" to "somebody is speaking". A chair, a key or a cough
 * also sounds like a voice for a moment: one has to go on before it counts.
 */
export interface VoiceActivity {
  readonly speaking: boolean;
  /** The last chunks, newest last: whether each held a voice. */
  readonly recent: readonly boolean[];
  /** Chunks since the last one with a voice. */
  readonly quietFor: number;
}

export const NO_VOICE: VoiceActivity = { speaking: false, recent: [], quietFor: 0 };

/** Milliseconds of sound in a chunk. */
export const CHUNK_MS = 100;

/** Speech is judged over the last 0.8 s, which hold a voice for 0.5 s at the least. */
const WINDOW = 8;
const ENOUGH = 5;

/** A pause between two sentences is no end: 2.5 s. */
const QUIET_AFTER = 25;

/** Quieter than this, dB below full scale, is the neighbour's voice or the room's noise. */
export const SOFTEST_VOICE_DB = -50;

/** After one more chunk. Sound is the clock, as a hidden tab slows every timer. */
export function hearChunk(before: VoiceActivity, hasVoice: boolean): VoiceActivity {
  const recent = [...before.recent, hasVoice].slice(-WINDOW);
  const quietFor = hasVoice ? 0 : before.quietFor + 1;
  const speaking = before.speaking
    ? quietFor < QUIET_AFTER
    : recent.filter((voice) => voice).length >= ENOUGH;
  return { speaking, recent, quietFor };
}

/** Sample rate at which voices are looked for, Hz: telephone quality in full. */
export const VOICE_RATE = 16_000;

/** Full scale of a 16-bit sample. */
const FULL_SCALE = 32_767;

/** Silence is told as this level, dB below full scale: what a 16-bit sample can just hold. */
export const FLOOR_DB = -90;

/** Root mean square of 16-bit samples, in dB below full scale; at least `FLOOR_DB`. */
export function levelDb(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length)) / FULL_SCALE;
  return Math.max(FLOOR_DB, 20 * Math.log10(rms));
}

/**
 * Turns sound of any rate into 16-bit samples of `VOICE_RATE`, piece by piece. Each sample is the
 * mean of the input that falls on it, which keeps hiss above the new band from being folded into it.
 */
export class VoiceSamples {
  readonly #chunk: Int16Array<ArrayBuffer>;
  #filled = 0;
  #sum = 0;
  #count = 0;
  /** Part of an output sample that the input has covered, 0 to 1. */
  #phase = 0;

  /** @param size Samples of a chunk. */
  constructor(size: number) {
    this.#chunk = new Int16Array(size);
  }

  /**
   * @param samples −1 to 1. @param rate Hz.
   * @param onChunk Gets each chunk that is full; it is a copy and the receiver's own.
   */
  add(samples: Float32Array, rate: number, onChunk: (chunk: Int16Array<ArrayBuffer>) => void) {
    const step = Math.min(1, VOICE_RATE / rate);
    for (const sample of samples) {
      this.#sum += sample;
      this.#count += 1;
      this.#phase += step;
      if (this.#phase < 1) continue;
      this.#phase -= 1;
      this.#chunk[this.#filled] = toInt16(this.#sum / this.#count);
      this.#sum = 0;
      this.#count = 0;
      this.#filled += 1;
      if (this.#filled < this.#chunk.length) continue;
      this.#filled = 0;
      onChunk(this.#chunk.slice());
    }
  }
}

const toInt16 = (sample: number): number =>
  Math.round(Math.max(-1, Math.min(1, sample)) * FULL_SCALE);

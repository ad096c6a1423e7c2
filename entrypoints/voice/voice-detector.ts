import createFvad, { type Fvad } from '@echogarden/fvad-wasm';
import { VOICE_RATE } from '../../pipeline/sound';

/** Samples of one look: 20 ms. */
const FRAME = VOICE_RATE / 50;
const BYTES_PER_SAMPLE = 2;

/** The strictest: a fan or a keyboard must not be taken for somebody who speaks. */
const MODE = 3;

/** Part of a chunk that has to be voice: a syllable fills it, a click does not. */
const VOICED_SHARE = 0.5;

/** Tells whether somebody speaks. Follows one sound: it remembers the noise of the room. */
export class VoiceDetector {
  readonly #fvad: Fvad;
  readonly #detector: number;
  readonly #frame: number;

  private constructor(fvad: Fvad) {
    this.#fvad = fvad;
    this.#detector = fvad._fvad_new();
    this.#frame = fvad._malloc(FRAME * BYTES_PER_SAMPLE);
    if (this.#detector === 0 || this.#frame === 0) throw new Error('no memory for a detector');
    fvad._fvad_set_mode(this.#detector, MODE);
    fvad._fvad_set_sample_rate(this.#detector, VOICE_RATE);
  }

  /** @param wasm The detector's WebAssembly. */
  static async load(wasm: Uint8Array): Promise<VoiceDetector> {
    return new VoiceDetector(await createFvad({ wasmBinary: wasm }));
  }

  /** @param samples At `VOICE_RATE`; what does not fill a look of 20 ms is left out. */
  hasVoice(samples: Int16Array): boolean {
    const frames = Math.floor(samples.length / FRAME);
    let voiced = 0;
    for (let frame = 0; frame < frames; frame++) {
      const part = samples.subarray(frame * FRAME, (frame + 1) * FRAME);
      this.#fvad.HEAP16.set(part, this.#frame / BYTES_PER_SAMPLE);
      if (this.#fvad._fvad_process(this.#detector, this.#frame, FRAME) === 1) voiced += 1;
    }
    return frames > 0 && voiced / frames >= VOICED_SHARE;
  }
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Hz; what Chromium's fake microphone plays without changing it. */
export const SOUND_RATE = 48_000;

/** First three resonances of five vowels, Hz (Peterson and Barney 1952, men). */
const VOWELS = [
  [730, 1_090, 2_440],
  [270, 2_290, 3_010],
  [570, 840, 2_410],
  [530, 1_840, 2_480],
  [300, 870, 2_240],
] as const;

const BANDWIDTHS = [80, 100, 140] as const;
const SYLLABLE_S = 0.22;

/** A second-order resonator (Klatt 1980). */
function resonator(hertz: number, bandwidth: number, rate: number): (x: number) => number {
  const c = -Math.exp((-2 * Math.PI * bandwidth) / rate);
  const b = 2 * Math.exp((-Math.PI * bandwidth) / rate) * Math.cos((2 * Math.PI * hertz) / rate);
  const a = 1 - b - c;
  let [last, before] = [0, 0];
  return (x) => {
    const y = a * x + b * last + c * before;
    before = last;
    last = y;
    return y;
  };
}

/** Something that babbles: pulses of a larynx through the resonances of changing vowels, −1 to 1. */
export function babble(seconds: number, rate = SOUND_RATE): Float32Array {
  const out = new Float32Array(Math.round(seconds * rate));
  let phase = 0;
  let source = 0;
  let filters = VOWELS[0].map((hertz, i) => resonator(hertz, BANDWIDTHS[i] ?? 100, rate));
  for (let i = 0; i < out.length; i++) {
    const time = i / rate;
    const syllable = Math.floor(time / SYLLABLE_S);
    if (i % Math.round(SYLLABLE_S * rate) === 0) {
      const vowel = VOWELS[syllable % VOWELS.length] ?? VOWELS[0];
      filters = vowel.map((hertz, k) => resonator(hertz, BANDWIDTHS[k] ?? 100, rate));
    }
    phase += (118 + 18 * Math.sin(2 * Math.PI * 0.7 * time)) / rate;
    const pulse = phase >= 1 ? 1 : 0;
    phase %= 1;
    source += 0.04 * (pulse * 25 - source);
    const loud = Math.sin((Math.PI * (time % SYLLABLE_S)) / SYLLABLE_S);
    out[i] = filters.reduce((x, filter) => filter(x), source) * loud;
  }
  const peak = out.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-9);
  return out.map((x) => (0.5 * x) / peak);
}

/** Even noise, as of a fan, −1 to 1; the same at every call. */
export function hiss(seconds: number, loud: number, rate = SOUND_RATE): Float32Array {
  let state = 1;
  return Float32Array.from({ length: Math.round(seconds * rate) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (loud * state) / 2 ** 31;
  });
}

/** Writes a WAV file (PCM, 16 bits, one channel) and returns its path. */
export function writeSoundFile(name: string, sound: Float32Array): string {
  const path = resolve(import.meta.dirname, '../../.cache/sounds', `${name}.wav`);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + sound.length * 2, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SOUND_RATE, 24);
  header.writeUInt32LE(SOUND_RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(sound.length * 2, 40);
  const data = Int16Array.from(sound, (x) => Math.round(x * 32_767));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.concat([header, Buffer.from(data.buffer)]));
  return path;
}

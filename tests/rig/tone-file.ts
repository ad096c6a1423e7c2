import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const CACHE_DIR = resolve(import.meta.dirname, '../../.cache/sound');
const SAMPLES_PER_SECOND = 48_000;
const SECONDS = 2;
const AMPLITUDE = 0.4;
/** A steady tone would be taken for noise and suppressed: two tones take turns. */
const TONES_HZ = [440, 660];
const TONE_SECONDS = 0.1;

function drawSamples(): Int16Array {
  return Int16Array.from({ length: SECONDS * SAMPLES_PER_SECOND }, (_, index) => {
    const seconds = index / SAMPLES_PER_SECOND;
    const hertz = TONES_HZ[Math.floor(seconds / TONE_SECONDS) % TONES_HZ.length] ?? 0;
    return Math.round(32_767 * AMPLITUDE * Math.sin(2 * Math.PI * hertz * seconds));
  });
}

/** A RIFF/WAVE header of one channel of 16 bit PCM. */
function wavHeader(bytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLES_PER_SECOND, 24);
  header.writeUInt32LE(2 * SAMPLES_PER_SECOND, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(bytes, 40);
  return header;
}

/**
 * Path of a sound file (.wav) without a silent moment, which the fake microphones play in a loop;
 * Chromium's own fake microphone beeps only now and then.
 */
export function ensureToneFile(): string {
  const path = join(CACHE_DIR, 'tone.wav');
  if (existsSync(path)) return path;
  const samples = Buffer.from(drawSamples().buffer);
  mkdirSync(CACHE_DIR, { recursive: true });
  writeFileSync(path, Buffer.concat([wavHeader(samples.length), samples]));
  return path;
}

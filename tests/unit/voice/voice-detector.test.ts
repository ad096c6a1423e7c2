import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { VoiceDetector } from '../../../entrypoints/voice/voice-detector.ts';
import { levelDb, VoiceSamples } from '../../../pipeline/sound.ts';
import {
  CHUNK_MS,
  hearChunk,
  NO_VOICE,
  type VoiceActivity,
} from '../../../policy/voice-activity.ts';
import { babble, hiss, SOUND_RATE } from '../../rig/voice-file.ts';

const WASM = readFileSync(
  createRequire(import.meta.url).resolve('@echogarden/fvad-wasm/fvad.wasm'),
);

/** Seconds until it counts as speech, and until it no longer does; `null` for never. */
async function listenTo(sound: Float32Array): Promise<{ from: number | null; to: number | null }> {
  const detector = await VoiceDetector.load(WASM);
  const samples = new VoiceSamples(1_600);
  let activity: VoiceActivity = NO_VOICE;
  const heard: { from: number | null; to: number | null } = { from: null, to: null };
  let chunks = 0;
  samples.add(sound, SOUND_RATE, (chunk) => {
    chunks += 1;
    const before = activity.speaking;
    activity = hearChunk(activity, detector.hasVoice(chunk) ? levelDb(chunk) : null);
    const seconds = (chunks * CHUNK_MS) / 1_000;
    if (activity.speaking && !before) heard.from ??= seconds;
    if (!activity.speaking && before) heard.to ??= seconds;
  });
  return heard;
}

const join = (...parts: Float32Array[]): Float32Array =>
  Float32Array.from(parts.flatMap((p) => [...p]));

const clicks = (seconds: number): Float32Array =>
  Float32Array.from({ length: seconds * SOUND_RATE }, (_, i) => {
    const since = i % (SOUND_RATE / 5);
    return 0.6 * Math.exp(-since / 120) * Math.sin(since * 0.9);
  });

const hum = (seconds: number): Float32Array =>
  Float32Array.from({ length: seconds * SOUND_RATE }, (_, i) => {
    const turn = (2 * Math.PI * 50 * i) / SOUND_RATE;
    return 0.2 * Math.sin(turn) + 0.05 * Math.sin(3 * turn);
  });

describe('what is noticed while muted', () => {
  it('a voice, within a second and a half, also over a fan; and its end', async () => {
    const { from, to } = await listenTo(join(hiss(2, 0.01), babble(4), hiss(5, 0.01)));
    expect(from).toBeGreaterThan(2);
    expect(from).toBeLessThan(3.5);
    expect(to).toBeGreaterThan(6);
    expect(to).toBeLessThan(9.5);
  });

  it.each([
    ['silence', new Float32Array(8 * SOUND_RATE)],
    ['a fan', hiss(8, 0.05)],
    ['a mains hum', hum(8)],
    ['a keyboard', join(clicks(8))],
  ])('not %s', async (_, sound) => {
    expect((await listenTo(sound)).from).toBeNull();
  });
});

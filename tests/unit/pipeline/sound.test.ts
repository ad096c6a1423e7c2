import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLOOR_DB, levelDb, VOICE_RATE, VoiceSamples } from '../../../pipeline/sound.ts';

const tone = (hertz: number, rate: number, seconds: number, loud = 0.5): Float32Array =>
  Float32Array.from(
    { length: rate * seconds },
    (_, i) => loud * Math.sin((2 * Math.PI * hertz * i) / rate),
  );

function chunksOf(sound: Float32Array, rate: number, size: number, piece = 480): Int16Array[] {
  const chunks: Int16Array[] = [];
  const samples = new VoiceSamples(size);
  for (let from = 0; from < sound.length; from += piece) {
    samples.add(sound.subarray(from, from + piece), rate, (chunk) => chunks.push(chunk));
  }
  return chunks;
}

describe('levelDb', () => {
  it('is 0 for a square wave of full scale, −9 for a sine of half, and the floor for silence', () => {
    expect(levelDb(Int16Array.from({ length: 100 }, (_, i) => (i & 1 ? 32_767 : -32_767)))).toBe(0);
    const [chunk] = chunksOf(tone(400, VOICE_RATE, 0.1), VOICE_RATE, 1_600);
    expect(levelDb(chunk ?? new Int16Array())).toBeCloseTo(-9.03, 1);
    expect(levelDb(new Int16Array(100))).toBe(FLOOR_DB);
    expect(levelDb(new Int16Array())).toBe(FLOOR_DB);
  });
});

describe('VoiceSamples', () => {
  it.each([16_000, 22_050, 44_100, 48_000, 96_000])(
    'has a second of sound at %i Hz last a second',
    (rate) => {
      const chunks = chunksOf(tone(300, rate, 1), rate, 100);
      expect(chunks.length).toBeGreaterThanOrEqual(158);
      expect(chunks.length).toBeLessThanOrEqual(160);
    },
  );

  it('keeps a voice as loud as it was, and takes away what would be folded into it', () => {
    const loudness = (hertz: number) =>
      levelDb(chunksOf(tone(hertz, 48_000, 0.2), 48_000, 1_600)[0] ?? new Int16Array());
    expect(loudness(300)).toBeCloseTo(-9.03, 0);
    expect(loudness(16_000)).toBeLessThan(-60);
  });

  it('does not care in which pieces the sound comes', () => {
    const sound = tone(440, 48_000, 0.3);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), (piece) => {
        expect(chunksOf(sound, 48_000, 400, piece)).toEqual(chunksOf(sound, 48_000, 400));
      }),
      { numRuns: 20 },
    );
  });

  it('cuts what is louder than full scale', () => {
    const [chunk] = chunksOf(new Float32Array(200).fill(3), VOICE_RATE, 100);
    expect(chunk?.[50]).toBe(32_767);
  });
});

import { describe, expect, it } from 'vitest';
import { hearChunk, NO_VOICE, type VoiceActivity } from '../../../policy/voice-activity.ts';

/** dB: a voice with its syllables, and a hum. */
const LEVELS: Readonly<Record<string, (i: number) => number>> = {
  v: (i) => (i % 2 === 0 ? -20 : -28),
  h: () => -20,
};

const hear = (from: VoiceActivity, chunks: string): VoiceActivity =>
  [...chunks].reduce(
    (activity, chunk, i) => hearChunk(activity, chunk === '.' ? null : (LEVELS[chunk]?.(i) ?? 0)),
    from,
  );

/** A microphone that has been open for a while. */
const SETTLED = hear(NO_VOICE, '.'.repeat(15));

const spoken = (chunks: string): boolean => hear(SETTLED, chunks).speaking;

describe('hearChunk', () => {
  it('takes half a second of voice for speech', () => {
    expect(spoken('vvvv')).toBe(false);
    expect(spoken('vvvvv')).toBe(true);
    expect(spoken('vv.vv.v')).toBe(true);
  });

  it('takes nothing for speech while the microphone settles', () => {
    expect(hear(NO_VOICE, 'v'.repeat(19)).speaking).toBe(false);
    expect(hear(NO_VOICE, 'v'.repeat(20)).speaking).toBe(true);
  });

  it('takes what has a pitch but no syllables for a hum', () => {
    expect(spoken('h'.repeat(50))).toBe(false);
    expect(spoken(`${'h'.repeat(50)}vvvvv`)).toBe(true);
  });

  it('takes a key, a chair or a cough for none', () => {
    expect(spoken('v....vv....v.....vvv......vv'.repeat(20))).toBe(false);
  });

  it('outlasts a pause for breath, and ends after 2.5 s of quiet', () => {
    const speaking = hear(SETTLED, 'vvvvv');
    expect(hear(speaking, '.'.repeat(24)).speaking).toBe(true);
    expect(hear(speaking, '.'.repeat(25)).speaking).toBe(false);
    expect(hear(speaking, `${'.'.repeat(24)}v${'.'.repeat(24)}`).speaking).toBe(true);
  });

  it('remembers no more than it needs', () => {
    expect(hear(NO_VOICE, '.'.repeat(1_000)).recent).toHaveLength(8);
  });
});

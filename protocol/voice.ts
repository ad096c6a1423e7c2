/** Guard → voice page: a chunk of the microphone. It goes no further and is not kept. */
export interface VoiceQuestion {
  readonly kind: 'has-voice';
  readonly request: number;
  /** 16-bit samples at 16 kHz; transferred. */
  readonly samples: ArrayBuffer;
}

/** Voice page → guard. */
export interface VoiceAnswer {
  readonly kind: 'voice';
  readonly request: number;
  readonly hasVoice: boolean;
}

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null ? (value as Fields) : null;

const isId = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

/** Longest chunk that is looked at, bytes: a second. */
const MAX_BYTES = 32_000;

export function parseVoiceQuestion(value: unknown): VoiceQuestion | null {
  const fields = fieldsOf(value);
  if (fields?.['kind'] !== 'has-voice' || !isId(fields['request'])) return null;
  const { samples, request } = fields;
  if (!(samples instanceof ArrayBuffer) || samples.byteLength > MAX_BYTES) return null;
  return samples.byteLength % 2 === 0 ? { kind: 'has-voice', request, samples } : null;
}

export function parseVoiceAnswer(value: unknown): VoiceAnswer | null {
  const fields = fieldsOf(value);
  if (fields?.['kind'] !== 'voice' || !isId(fields['request'])) return null;
  const { request, hasVoice } = fields;
  return typeof hasVoice === 'boolean' ? { kind: 'voice', request, hasVoice } : null;
}

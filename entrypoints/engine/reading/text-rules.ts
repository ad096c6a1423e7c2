import * as v from 'valibot';
import { parseAllowedTexts } from '../../../policy/allowed-texts';
import type { ReadingRules } from '../../../policy/reading-rules';
import { READING_SCHEMA } from '../../../policy/settings/schema';

/** What the text worker goes by. */
export interface TextRules extends ReadingRules {
  readonly salt: string;
  /** Fingerprints of what the person never wants hidden again. */
  readonly allowed: ReadonlySet<string>;
}

/** Engine page → text worker. */
export interface TextRulesMessage {
  readonly kind: 'rules';
  readonly rules: ReadingRules;
  /** As they are stored. */
  readonly allowed: unknown;
}

export function parseTextRules(value: unknown): TextRules | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, rules, allowed } = value as Record<string, unknown>;
  const texts = kind === 'rules' ? parseAllowedTexts(allowed) : null;
  const parsed = v.safeParse(READING_SCHEMA, rules);
  if (!texts || !parsed.success) return null;
  return { ...parsed.output, salt: texts.salt, allowed: new Set(texts.fingerprints) };
}

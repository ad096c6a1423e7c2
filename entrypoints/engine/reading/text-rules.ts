import { parseAllowedTexts } from '../../../policy/allowed-texts';
import { parseReadingRules, type ReadingRules } from '../../../policy/reading-rules';

/** What the text worker goes by. */
export interface TextRules extends ReadingRules {
  readonly salt: string;
  /** Fingerprints of what the person never wants hidden again. */
  readonly allowed: ReadonlySet<string>;
}

/** Engine page → text worker: both as they are stored. */
export interface TextRulesMessage {
  readonly kind: 'rules';
  readonly rules: unknown;
  readonly allowed: unknown;
}

export function parseTextRules(value: unknown): TextRules | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, rules, allowed } = value as Record<string, unknown>;
  const texts = kind === 'rules' ? parseAllowedTexts(allowed) : null;
  if (!texts) return null;
  return { ...parseReadingRules(rules), salt: texts.salt, allowed: new Set(texts.fingerprints) };
}

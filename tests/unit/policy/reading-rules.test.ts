import { describe, expect, it } from 'vitest';
import { parseTextRules } from '../../../entrypoints/engine/reading/text-rules.ts';
import { parseAllowedTexts, withAllowedText } from '../../../policy/allowed-texts.ts';
import {
  DEFAULT_READING_RULES,
  isEntry,
  isPattern,
  joinEntries,
} from '../../../policy/reading-rules.ts';

describe('rules of reading', () => {
  it.each([
    ['KD-\\d{5}', true],
    ['[', false],
    ['a*', false],
  ])('have a pattern in %s: %s', (source, isOne) => expect(isPattern(source)).toBe(isOne));

  it('take no entry that would hide everything, nor one that no line could hold', () => {
    expect(['x', 'xy', 'x'.repeat(200), 'x'.repeat(201)].map(isEntry)).toEqual([
      ...[false, true, true, false],
    ]);
  });

  it('have every entry once', () => {
    expect(joinEntries(['Nordlicht', 'ACME'], ['ACME', 'Kranich'])).toEqual([
      ...['Nordlicht', 'ACME', 'Kranich'],
    ]);
  });
});

const SALT = 'c0ffee00-0000-4000-8000-000000000000';
const ONE = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);

describe('what is never to be hidden again', () => {
  it('is kept as hashes alone', () => {
    const texts = parseAllowedTexts({ salt: SALT, fingerprints: [ONE, 'Tr7kzo!Quv94', 3] });
    expect(texts).toEqual({ salt: SALT, fingerprints: [ONE] });
  });

  it('is nothing without a salt', () => {
    for (const value of [null, {}, { salt: 'short' }, { fingerprints: [ONE] }]) {
      expect(parseAllowedTexts(value)).toBeNull();
    }
  });

  it('takes another, once', () => {
    const texts = withAllowedText({ salt: SALT, fingerprints: [ONE] }, OTHER);
    expect(withAllowedText(texts, ONE).fingerprints).toEqual([OTHER, ONE]);
    expect(withAllowedText(texts, 'no hash')).toEqual(texts);
  });
});

describe('what the text worker is told', () => {
  it('is nothing before there is a salt', () => {
    expect(parseTextRules({ kind: 'rules', rules: {}, allowed: undefined })).toBeNull();
    expect(
      parseTextRules({ kind: 'rules', rules: { mode: 'loose' }, allowed: { salt: SALT } }),
    ).toBeNull();
    expect(parseTextRules({ kind: 'other', allowed: { salt: SALT } })).toBeNull();
    expect(parseTextRules(null)).toBeNull();
  });

  it('is the rules, the salt and what is allowed', () => {
    const allowed = { salt: SALT, fingerprints: [ONE] };
    const known = parseTextRules({ kind: 'rules', rules: { words: ['Nordlicht'] }, allowed });
    expect(known).toEqual({
      ...DEFAULT_READING_RULES,
      words: ['Nordlicht'],
      salt: SALT,
      allowed: new Set([ONE]),
    });
  });
});

import { describe, expect, it } from 'vitest';
import { LAPSES } from '../../../../policy/lapse.ts';
import { effectiveSettings } from '../../../../policy/settings/managed.ts';
import { readStore } from '../../../../policy/settings/read-store.ts';
import schema from '../../../../public/managed-schema.json';
import { policyExamples } from '../../../rig/policy-examples.ts';

type Fields = Readonly<Record<string, unknown>>;

const at = (value: unknown, ...path: readonly string[]): Fields =>
  path.reduce((found, key) => (found as Fields)[key] as Fields, value as Fields);

const CHROMIUM = policyExamples('chromium').map((json) =>
  at(JSON.parse(json), '3rdparty', 'extensions', 'EXTENSION_ID'),
);
const FIREFOX = policyExamples('firefox').map((json) =>
  at(JSON.parse(json), 'policies', '3rdparty', 'Extensions', 'lenscap@lenscap'),
);

describe("the administrators' guide", () => {
  it.each([...CHROMIUM, ...FIREFOX])('shows an example that is read whole: %j', (policy) => {
    const { brokenPolicies, locked } = effectiveSettings(readStore({}), policy);
    expect(brokenPolicies).toEqual([]);
    expect(locked.size).toBeGreaterThan(0);
  });

  it('shows an example for each browser', () => {
    expect([CHROMIUM.length, FIREFOX.length]).toEqual([2, 1]);
  });
});

describe("the schema for Chromium's policies", () => {
  const { initial, forced } = schema.properties;

  it('knows the same fields in both parts, and every lapse', () => {
    expect(initial.properties).toEqual(forced.properties);
    expect(Object.keys(forced.properties.lapses.properties)).toEqual([...LAPSES]);
  });

  it('knows every field that is read', () => {
    const values: Readonly<Record<string, unknown>> = {
      preset: 'strict',
      background: 'light-blur',
      cover: 'frozen',
      neverWholeScreen: true,
      confirmEverything: true,
      pushToTalkKey: 'Space',
      alwaysLive: {},
      privateAttention: ['https://meet.example'],
      neutralLabels: ['https://meet.example'],
      readingMode: 'strict',
      hiddenWords: ['Projekt Kranich'],
      hiddenPatterns: ['KD-\\d{5}'],
      lapses: { idle: { coverAfterSeconds: 1 } },
    };
    expect(Object.keys(values).sort()).toEqual(Object.keys(forced.properties).sort());
    expect(effectiveSettings(readStore({}), { forced: values }).brokenPolicies).toEqual([]);
  });
});

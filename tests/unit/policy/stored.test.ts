import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAP_REASONS, capped, parseGate } from '../../../policy/gate.ts';
import {
  DEFAULT_GUARD_SETTINGS,
  parseGuardSettings,
  startsLive,
} from '../../../policy/guard-settings.ts';
import { initialSession, parseSession, type Session } from '../../../policy/session.ts';
import { guardSettings, SITE, START, sessions } from './sessions.ts';

describe('parseGate', () => {
  it.each([{ state: 'live', since: 3 }, ...CAP_REASONS.map((reason) => capped(reason, 3))])(
    'reads %j',
    (gate) => expect(parseGate({ ...gate, extra: 1 })).toEqual(gate),
  );

  it.each([
    null,
    {},
    { state: 'live' },
    { state: 'live', since: Number.NaN },
    { state: 'live', since: '3' },
    { state: 'open', since: 3 },
    { state: 'capped', since: 3 },
    { state: 'capped', reason: 'rain', since: 3 },
  ])('refuses %j', (value) => expect(parseGate(value)).toBeNull());
});

describe('parseSession', () => {
  const session = initialSession(SITE, START);

  it('reads every session', () => {
    fc.assert(
      fc.property(sessions, (one) => {
        expect(parseSession(one)).toEqual(one);
      }),
    );
  });

  it.each<[keyof Session, unknown]>([
    ['camera', { state: 'live' }],
    ['microphone', undefined],
    ['screen', null],
    ['site', 5],
    ['open', { camera: 0, microphone: 0 }],
    ['open', { camera: 0, microphone: 0, screen: -1 }],
    ['pageEnabled', { camera: 1, microphone: true, screen: true }],
    ['talking', 'yes'],
    ['talkedWhileMuted', Number.NaN],
    ['talkedWhileMuted', undefined],
    ['lapses', { ...session.lapses, idle: 'forgiven' }],
    ['lapses', null],
  ])('refuses a %s that is %j', (field, value) => {
    expect(parseSession({ ...session, [field]: value })).toBeNull();
  });

  it('refuses anything else', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseSession(value)).toBeNull();
      }),
    );
  });
});

describe('parseGuardSettings', () => {
  it('reads what it wrote, and the default from nothing', () => {
    fc.assert(
      fc.property(guardSettings, (settings) => {
        const stored: unknown = JSON.parse(JSON.stringify(settings));
        const rules = Object.entries(settings.alwaysLive).filter(([, kinds]) => kinds.length > 0);
        const alwaysLive = Object.fromEntries(rules);
        expect(parseGuardSettings(stored)).toEqual({ ...settings, alwaysLive });
      }),
    );
    expect(parseGuardSettings(undefined)).toEqual(DEFAULT_GUARD_SETTINGS);
  });

  it('keeps to the default where something makes no sense', () => {
    const stored = {
      lapses: {
        idle: { remindAfterMs: 5, coverAfterMs: -1 },
        locked: { remindAfterMs: null },
        'walk-away': { remindAfterMs: null, coverAfterMs: 30_000 },
      },
      alwaysLive: {
        [SITE]: ['screen', 'camera', 'camera', 7],
        'https://a.example/path': ['camera'],
        'file://x': ['camera'],
        null: ['camera'],
        'https://b.example': 'camera',
        'https://c.example': ['screen'],
      },
      pushToTalkKey: '<b>',
      sharing: { confirmEverything: 1, neverWholeScreen: true },
    };
    const { lapses } = DEFAULT_GUARD_SETTINGS;
    expect(parseGuardSettings(stored)).toEqual({
      lapses: { ...lapses, 'walk-away': { remindAfterMs: null, coverAfterMs: 30_000 } },
      alwaysLive: { [SITE]: ['camera'] },
      pushToTalkKey: null,
      sharing: { confirmEverything: false, neverWholeScreen: true },
    });
  });

  it('never throws, and always covers on a lock unless told otherwise', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseGuardSettings(value).lapses.locked.coverAfterMs).toBe(0);
      }),
    );
  });
});

it('a rule is one site and one device', () => {
  const settings = { ...DEFAULT_GUARD_SETTINGS, alwaysLive: { [SITE]: ['camera'] as const } };
  expect(startsLive(settings, SITE, 'camera')).toBe(true);
  expect(startsLive(settings, SITE, 'microphone')).toBe(false);
  expect(startsLive(settings, `${SITE}:8443`, 'camera')).toBe(false);
  expect(startsLive(settings, '__proto__', 'camera')).toBe(false);
});

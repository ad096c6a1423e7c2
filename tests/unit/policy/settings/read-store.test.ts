import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseVersioned, readStore } from '../../../../policy/settings/read-store.ts';
import {
  CAREFUL_SETTINGS,
  SETTINGS_VERSION,
  type Settings,
} from '../../../../policy/settings/settings.ts';
import { guardSettings, SITE } from '../sessions.ts';
import { settings } from './settings-arbitrary.ts';

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('readStore', () => {
  it('reads what was written, whatever it was', () => {
    fc.assert(
      fc.property(settings, (chosen) => {
        const reading = readStore({ settings: copy(chosen) });
        expect(reading).toEqual({ settings: chosen, problem: null, isEmpty: false });
      }),
    );
  });

  it('is careful where nothing is stored', () => {
    expect(readStore({})).toEqual({ settings: CAREFUL_SETTINGS, problem: null, isEmpty: true });
  });

  it('finds again what version 1 has stored', () => {
    fc.assert(
      fc.property(guardSettings, (guard) => {
        const stored = {
          guardSettings: copy(guard),
          backgroundEffect: { kind: 'colour', colour: '#123456' },
          coverChoice: { kind: 'frozen' },
        };
        const sites = Object.entries(guard.alwaysLive).filter(([, kinds]) => kinds.length > 0);
        const expected: Settings = {
          ...CAREFUL_SETTINGS,
          ...guard,
          alwaysLive: Object.fromEntries(sites),
          background: { kind: 'colour', colour: '#123456' },
          cover: { kind: 'frozen' },
        };
        expect(readStore(stored)).toEqual({ settings: expected, problem: null, isEmpty: false });
      }),
    );
  });

  it('takes what an older version has written since, and nothing else of it', () => {
    const chosen: Settings = {
      ...CAREFUL_SETTINGS,
      pushToTalkKey: 'KeyT',
      cover: { kind: 'frozen' },
    };
    const { settings: read } = readStore({
      settings: chosen,
      guardSettings: { alwaysLive: { [SITE]: ['camera'] } },
    });
    expect(read).toEqual({ ...chosen, alwaysLive: { [SITE]: ['camera'] } });
  });

  it.each([
    ['no object', 7],
    ['no version', { ...CAREFUL_SETTINGS, version: undefined }],
    ['a version that never was', { ...CAREFUL_SETTINGS, version: 0 }],
    ['a field of another kind', { ...CAREFUL_SETTINGS, sharing: 'yes' }],
    ['a field that nobody knows', { ...CAREFUL_SETTINGS, telemetry: true }],
    [
      'a length that is none',
      {
        ...CAREFUL_SETTINGS,
        lapses: { ...CAREFUL_SETTINGS.lapses, idle: { remindAfterMs: -1, coverAfterMs: null } },
      },
    ],
  ])('is careful, and says so, with %s', (_, broken) => {
    const reading = readStore({ settings: broken });
    expect(reading).toEqual({ settings: CAREFUL_SETTINGS, problem: 'broken', isEmpty: false });
  });

  it('is careful, and says so, with what a newer version has written', () => {
    const newer = { ...CAREFUL_SETTINGS, version: SETTINGS_VERSION + 1, pushToTalkKey: 'KeyT' };
    expect(readStore({ settings: newer })).toEqual({
      settings: CAREFUL_SETTINGS,
      problem: 'newer',
      isEmpty: false,
    });
  });

  it('never throws, and never starts anything live on what it cannot read', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, first) => {
        const reading = readStore({ settings: value, guardSettings: first });
        expect(reading.settings.lapses.locked.coverAfterMs).toBe(0);
        expect(reading.settings.alwaysLive).toEqual({});
      }),
    );
  });
});

describe('parseVersioned', () => {
  it('says what is wrong where', () => {
    const wrong = {
      version: SETTINGS_VERSION,
      lapses: { ...CAREFUL_SETTINGS.lapses, idle: { remindAfterMs: 'soon', coverAfterMs: 1 } },
      telemetry: true,
    };
    expect(parseVersioned(wrong)).toMatchObject({
      problem: 'broken',
      issues: [
        { path: 'lapses.idle.remindAfterMs', received: 'soon' },
        { path: 'telemetry', received: true },
      ],
    });
  });

  it('completes what is left out', () => {
    const parsed = parseVersioned({ version: SETTINGS_VERSION, pushToTalkKey: 'KeyT' });
    expect(parsed).toEqual({ settings: { ...CAREFUL_SETTINGS, pushToTalkKey: 'KeyT' } });
  });
});

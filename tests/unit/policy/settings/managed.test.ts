import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAPSES } from '../../../../policy/lapse.ts';
import { effectiveSettings } from '../../../../policy/settings/managed.ts';
import { PRESETS, presetOf, withPreset } from '../../../../policy/settings/presets.ts';
import { readStore } from '../../../../policy/settings/read-store.ts';
import { CAREFUL_SETTINGS } from '../../../../policy/settings/settings.ts';
import { SITE } from '../sessions.ts';
import { settings } from './settings-arbitrary.ts';

const EMPTY = readStore({});

describe('effectiveSettings', () => {
  it('leaves everything to the person where nobody manages', () => {
    fc.assert(
      fc.property(settings, (chosen) => {
        const effective = effectiveSettings(readStore({ settings: chosen }), {});
        expect(effective.settings).toEqual(chosen);
        expect(effective.locked.size).toBe(0);
      }),
    );
  });

  it('forces what is forced over whatever the person has chosen, and locks it', () => {
    const forced = {
      background: 'strong-blur',
      neverWholeScreen: true,
      alwaysLive: { [SITE]: ['microphone'] },
      lapses: { idle: { coverAfterSeconds: 90 } },
    };
    fc.assert(
      fc.property(settings, (chosen) => {
        const {
          settings: counting,
          own,
          locked,
        } = effectiveSettings(readStore({ settings: chosen }), { forced });
        expect(counting.background).toEqual({ kind: 'blur', strength: 'strong' });
        expect(counting.sharing).toEqual({ ...chosen.sharing, neverWholeScreen: true });
        expect(counting.alwaysLive).toEqual({ [SITE]: ['microphone'] });
        expect(counting.lapses.idle).toEqual({ remindAfterMs: null, coverAfterMs: 90_000 });
        expect(counting.cover).toEqual(chosen.cover);
        expect([...locked].sort()).toEqual(
          ['alwaysLive', 'background', 'idle', 'neverWholeScreen'].sort(),
        );
        expect(own).toEqual(chosen);
      }),
    );
  });

  it('adds what is forced to be hidden to the words of the person, who can have more', () => {
    const forced = { readingMode: 'strict', hiddenWords: ['ACME', 'Nordlicht'] };
    const reading = { ...CAREFUL_SETTINGS.reading, words: ['Kranich', 'ACME'] };
    const stored = readStore({ settings: { ...CAREFUL_SETTINGS, reading } });
    const effective = effectiveSettings(stored, { forced });
    expect(effective.settings.reading).toEqual({
      ...reading,
      mode: 'strict',
      words: ['ACME', 'Nordlicht', 'Kranich'],
    });
    expect(effective.own.reading).toEqual(reading);
    expect([...effective.locked]).toEqual(['readingMode']);
  });

  it('begins with what is initial, until the person chooses', () => {
    const policy = { initial: { preset: 'strict', cover: 'frozen' } };
    const begun = effectiveSettings(EMPTY, policy);
    expect(presetOf(begun.settings)).toBe('strict');
    expect(begun.settings.cover).toEqual({ kind: 'frozen' });
    expect(begun.locked.size).toBe(0);
    const chosen = effectiveSettings(readStore({ settings: CAREFUL_SETTINGS }), policy);
    expect(chosen.settings).toEqual(CAREFUL_SETTINGS);
  });

  it('locks all that a preset says', () => {
    const { locked, settings: counting } = effectiveSettings(EMPTY, {
      forced: { confirmEverything: false, preset: 'strict' },
    });
    expect(counting.sharing).toEqual({ confirmEverything: false, neverWholeScreen: true });
    for (const lapse of LAPSES) expect(locked).toContain(lapse);
  });

  it('leaves out what makes no sense, says so, and keeps the rest', () => {
    const {
      settings: counting,
      brokenPolicies,
      locked,
    } = effectiveSettings(EMPTY, {
      forced: { background: 'pink', neverWholeScreen: true, colour: 1, lapses: { sleep: {} } },
    });
    expect(brokenPolicies).toEqual(['forced.background', 'forced.colour', 'forced.lapses.sleep']);
    expect(counting.sharing.neverWholeScreen).toBe(true);
    expect([...locked]).toEqual(['neverWholeScreen']);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (initial, forced) => {
        expect(effectiveSettings(EMPTY, { initial, forced }).settings.version).toBe(2);
      }),
    );
  });
});

describe('presets', () => {
  it.each(PRESETS)('%s is known again, whatever else is chosen', (preset) => {
    fc.assert(
      fc.property(settings, (chosen) => {
        const changed = withPreset(chosen, preset);
        expect(presetOf(changed)).toBe(preset);
        expect(changed.background).toEqual(chosen.background);
        expect(changed.alwaysLive).toEqual(chosen.alwaysLive);
      }),
    );
  });

  it('the first one is what a new person has, and a change makes a mixture', () => {
    expect(presetOf(CAREFUL_SETTINGS)).toBe('careful');
    const mixed = {
      ...CAREFUL_SETTINGS,
      sharing: { ...CAREFUL_SETTINGS.sharing, confirmEverything: true },
    };
    expect(presetOf(mixed)).toBeNull();
  });

  it.each(PRESETS)('%s covers a locked computer at once', (preset) => {
    expect(withPreset(CAREFUL_SETTINGS, preset).lapses.locked.coverAfterMs).toBe(0);
  });
});

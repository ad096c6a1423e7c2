import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_GUARD_SETTINGS,
  startsLive,
  withSiteRule,
  withTalkKey,
} from '../../../policy/guard-settings.ts';
import {
  declineOffer,
  noteUncap,
  offeredKinds,
  parseSiteHabits,
  type SiteHabits,
} from '../../../policy/site-habits.ts';

const SITE = 'https://meet.example';
const NONE = DEFAULT_GUARD_SETTINGS;

const habitsAfter = (...devices: ('camera' | 'microphone' | 'screen')[]): SiteHabits =>
  devices.reduce<SiteHabits>((habits, device) => noteUncap(habits, SITE, device), {});

describe('the offer of a rule', () => {
  it('comes with the second time, for that device on that site', () => {
    expect(offeredKinds(habitsAfter('camera'), NONE, SITE)).toEqual([]);
    expect(offeredKinds(habitsAfter('camera', 'microphone', 'camera'), NONE, SITE)).toEqual([
      'camera',
    ]);
    expect(offeredKinds(habitsAfter('camera', 'camera'), NONE, 'https://other.example')).toEqual(
      [],
    );
  });

  it('never comes for a screen', () => {
    expect(offeredKinds(habitsAfter('screen', 'screen', 'screen'), NONE, SITE)).toEqual([]);
  });

  it('does not come again after a no, nor where the rule is made', () => {
    const habits = habitsAfter('camera', 'camera', 'microphone', 'microphone');
    expect(offeredKinds(declineOffer(habits, SITE), NONE, SITE)).toEqual([]);
    expect(offeredKinds(habits, withSiteRule(NONE, SITE, 'camera', true), SITE)).toEqual([
      'microphone',
    ]);
  });

  it('makes no rule by itself', () => {
    expect(startsLive(NONE, SITE, 'camera')).toBe(false);
  });

  it('counts no further than it has to', () => {
    const habits = habitsAfter('camera', 'camera');
    expect(noteUncap(habits, SITE, 'camera')).toBe(habits);
  });
});

describe('stored habits', () => {
  it('are read back as they were, and what makes no sense is left out', () => {
    const habits = declineOffer(habitsAfter('camera'), SITE);
    expect(parseSiteHabits(JSON.parse(JSON.stringify(habits)))).toEqual(habits);
    expect(parseSiteHabits({ [SITE]: { camera: -1, microphone: 0 }, other: null })).toEqual({});
  });

  it('never break the reader', () => {
    fc.assert(fc.property(fc.anything(), (value) => void parseSiteHabits(value)));
  });
});

describe('a rule for a site', () => {
  it('is made and undone', () => {
    const made = withSiteRule(NONE, SITE, 'camera', true);
    expect(made.alwaysLive).toEqual({ [SITE]: ['camera'] });
    expect(withSiteRule(made, SITE, 'camera', false).alwaysLive).toEqual({});
  });

  it('is made for web sites only', () => {
    for (const site of ['null', 'file://', 'javascript:alert(1)', '__proto__']) {
      expect(withSiteRule(NONE, site, 'camera', true).alwaysLive).toEqual({});
    }
  });
});

describe('the push-to-talk key', () => {
  it('is a key, or none', () => {
    expect(withTalkKey(NONE, 'F13').pushToTalkKey).toBe('F13');
    expect(withTalkKey(NONE, 'no key').pushToTalkKey).toBeNull();
  });
});

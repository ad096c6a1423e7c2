import { describe, expect, it } from 'vitest';
import { CAP_REASONS, capped, type Gate } from '../../../policy/gate.ts';
import {
  DEFAULT_SHARING_RULES,
  holdBy,
  openShare,
  type Share,
  shareLook,
  surfaceOf,
} from '../../../policy/share.ts';

const LIVE: Gate = { state: 'live', since: 0 };
const PASSED: Share = { surface: 'window', hold: null };

describe('a new share', () => {
  const strict = { ...DEFAULT_SHARING_RULES, confirmEverything: true };

  it.each([
    ['monitor', 'whole-screen', 'whole-screen'],
    [undefined, 'whole-screen', 'whole-screen'],
    ['hologram', 'whole-screen', 'whole-screen'],
    ['window', null, 'asked'],
    ['browser', null, 'asked'],
  ] as const)('of %s', (displaySurface, byDefault, whenStrict) => {
    const surface = surfaceOf(displaySurface);
    expect(openShare(surface, DEFAULT_SHARING_RULES).hold).toBe(byDefault);
    expect(openShare(surface, strict).hold).toBe(whenStrict);
  });
});

describe('what the others see', () => {
  it('of a held share is the card, whatever the gate', () => {
    expect(shareLook({ ...PASSED, hold: 'whole-screen' }, LIVE)).toBe('card');
    expect(shareLook({ ...PASSED, hold: 'asked' }, capped('user', 0))).toBe('card');
  });

  it('of a share that was let through is everything', () => {
    expect(shareLook(PASSED, LIVE)).toBe('open');
  });

  it.each([
    ['user', 'still'],
    ['unattended', 'still'],
    ['panic', 'card'],
    ['locked', 'card'],
    ['surface-changed', 'card'],
    ['managed', 'card'],
    ['join', 'card'],
  ] as const)('while it is capped for %s is the %s', (reason, look) => {
    expect(shareLook(PASSED, capped(reason, 0))).toBe(look);
  });
});

describe('a share whose gate has closed', () => {
  it.each(CAP_REASONS)(
    'for %s has to be agreed to again exactly if it shows the card',
    (reason) => {
      const gate = capped(reason, 0);
      const held = holdBy(PASSED, gate);
      expect(held.hold).toBe(shareLook(PASSED, gate) === 'card' ? 'covered' : null);
      expect(shareLook(held, LIVE)).toBe(held.hold ? 'card' : 'open');
    },
  );

  it('keeps the reason that it was held for before', () => {
    const share: Share = { ...PASSED, hold: 'surface-changed' };
    expect(holdBy(share, capped('panic', 0))).toBe(share);
    expect(holdBy(PASSED, LIVE)).toBe(PASSED);
  });
});

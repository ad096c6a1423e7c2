import { describe, expect, it } from 'vitest';
import { type CallFacts, NO_CALL, observeCall } from '../../../policy/call-state.ts';

const WAITING: CallFacts = { connected: 0, received: 0 };
const ALONE: CallFacts = { connected: 1, received: 0 };
const TOGETHER: CallFacts = { connected: 1, received: 2 };

/** One look a second. */
const after = (...story: readonly CallFacts[]) =>
  story.reduce((state, facts, second) => observeCall(state, facts, second), NO_CALL);

describe('a call', () => {
  it.each<[string, CallFacts[], number | null]>([
    ['has not been on while nobody is connected', [WAITING, WAITING], null],
    ['is on while tracks come in', [WAITING, TOGETHER, TOGETHER], null],
    ['is on for who only sends', [WAITING, ALONE, ALONE], null],
    ['is over when the last connection of who only sends is gone', [ALONE, WAITING, WAITING], 1],
    ['is over when the others have left', [ALONE, TOGETHER, ALONE, ALONE], 2],
    ['is over when nothing is left', [TOGETHER, WAITING], 1],
    ['goes on after a reconnect', [TOGETHER, WAITING, TOGETHER], null],
    ['is over again later', [TOGETHER, WAITING, TOGETHER, WAITING, WAITING], 3],
  ])('%s', (_, story, overSince) => {
    expect(after(...story).overSince).toBe(overSince);
  });
});

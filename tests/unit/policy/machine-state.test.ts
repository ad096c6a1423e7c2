import { describe, expect, it } from 'vitest';
import type { LapseRule } from '../../../policy/lapse.ts';
import {
  detectionSeconds,
  followIdleState,
  type IdleState,
  MACHINE_IN_USE,
  type MachineState,
  parseMachineState,
} from '../../../policy/machine-state.ts';

const NOW = 1_000_000;

describe('the state of the machine', () => {
  it.each<[string, MachineState, IdleState, MachineState]>([
    ['has been idle since before the browser said so', MACHINE_IN_USE, 'idle', idle(NOW - 60_000)],
    ['has been idle since it was first said', idle(5), 'idle', idle(5)],
    ['is locked from now on', MACHINE_IN_USE, 'locked', { idleSince: null, lockedSince: NOW }],
    ['is locked and idle', idle(5), 'locked', { idleSince: 5, lockedSince: NOW }],
    ['has been locked since then', { idleSince: 5, lockedSince: 9 }, 'locked', both(5, 9)],
    ['is unlocked and still idle', both(5, 9), 'idle', idle(5)],
    ['is in use', both(5, 9), 'active', MACHINE_IN_USE],
  ])('%s', (_, before, state, after) => {
    expect(followIdleState(before, state, NOW, 60)).toEqual(after);
  });

  it.each<[LapseRule, number]>([
    [{ remindAfterMs: null, coverAfterMs: 300_000 }, 300],
    [{ remindAfterMs: 120_000, coverAfterMs: 300_000 }, 120],
    [{ remindAfterMs: 120_000, coverAfterMs: 30_500 }, 30],
    [{ remindAfterMs: null, coverAfterMs: 1_000 }, 15],
    [{ remindAfterMs: null, coverAfterMs: null }, 15],
  ])('is asked about no later than a rule is due: %j, %i s', (rule, seconds) => {
    expect(detectionSeconds(rule)).toBe(seconds);
  });

  it('is in use when what is stored makes no sense', () => {
    expect(parseMachineState(both(5, 9))).toEqual(both(5, 9));
    for (const value of [null, 1, {}, { idleSince: 'long', lockedSince: Number.NaN }]) {
      expect(parseMachineState(value)).toEqual(MACHINE_IN_USE);
    }
  });
});

function idle(idleSince: number): MachineState {
  return { idleSince, lockedSince: null };
}

function both(idleSince: number, lockedSince: number): MachineState {
  return { idleSince, lockedSince };
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type CaptureFacts,
  type CaptureState,
  captureState,
  isSameState,
  LATE_AFTER_MS,
} from '../../../policy/capture-state.ts';
import type { EngineState } from '../../../policy/engine-state.ts';

const NOW = 10_000;
const JUST_IN_TIME = NOW - LATE_AFTER_MS;
const LATE = JUST_IN_TIME - 1;

it.each<[EngineState, number | null, boolean, string]>([
  ['starting', null, true, 'engine-starting'],
  ['starting', LATE, true, 'engine-starting'],
  ['starting', JUST_IN_TIME, true, 'live'],
  ['ready', null, true, 'engine-starting'],
  ['ready', LATE, true, 'engine-late'],
  ['ready', JUST_IN_TIME, true, 'live'],
  ['ready', NOW, true, 'live'],
  ['restarting', null, true, 'engine-restarting'],
  ['restarting', LATE, true, 'engine-restarting'],
  ['restarting', JUST_IN_TIME, true, 'live'],
  ['fault', null, true, 'engine-fault'],
  ['fault', LATE, true, 'engine-fault'],
  ['fault', JUST_IN_TIME, true, 'live'],
  ['ready', NOW, false, 'unreadable-picture'],
  ['fault', null, false, 'unreadable-picture'],
])('engine %s, released at %s, readable %s: %s', (engine, releasedAt, readable, expected) => {
  const state = captureState({ now: NOW, releasedAt, engine, readable, capped: false });
  expect(state.phase === 'covered' ? state.reason : state.phase).toBe(expected);
});

const engines = fc.constantFrom<EngineState>('starting', 'ready', 'restarting', 'fault');
const facts: fc.Arbitrary<CaptureFacts> = fc
  .record({
    releasedAt: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
    age: fc.double({ min: 0, max: 1_000, noNaN: true }),
    engine: engines,
    readable: fc.boolean(),
    capped: fc.boolean(),
  })
  .map(({ age, ...rest }) => ({ ...rest, now: (rest.releasedAt ?? 0) + age }));

it('is live only behind an open gate, with a readable source and a picture released in time', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { now, releasedAt, readable, capped } = given;
      const isFresh = releasedAt !== null && now - releasedAt <= LATE_AFTER_MS;
      expect(captureState(given).phase).toBe(readable && isFresh && !capped ? 'live' : 'covered');
    }),
  );
});

it('tells states apart by phase and reason', () => {
  const states: CaptureState[] = [
    { phase: 'live' },
    { phase: 'ended' },
    { phase: 'covered', reason: 'engine-late' },
    { phase: 'covered', reason: 'engine-fault' },
  ];
  for (const [index, one] of states.entries()) {
    for (const [other, state] of states.entries()) {
      expect(isSameState(one, { ...state })).toBe(index === other);
    }
  }
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EngineFacts,
  type EngineState,
  judgeEngine,
  pauseBefore,
} from '../../../policy/engine-state.ts';

const HEALTHY: EngineFacts = {
  state: 'ready',
  now: 100_000,
  startedAt: 99_000,
  askedAt: null,
  failures: 0,
  attached: true,
};

const KEEP = { kind: 'keep' };
const restartAfter = (pauseMs: number) => ({ kind: 'restart', pauseMs });

describe('judgeEngine', () => {
  it.each<[string, Partial<EngineFacts>, object]>([
    ['ready and idle', {}, KEEP],
    ['ready for long and idle', { startedAt: 0 }, KEEP],
    ['asked a moment ago', { askedAt: 99_000 }, KEEP],
    ['asked too long ago', { askedAt: 98_999 }, restartAfter(0)],
    ['hanging after one failure: twice the patience', { askedAt: 98_000, failures: 1 }, KEEP],
    ['hanging beyond that', { askedAt: 97_999, failures: 1 }, restartAfter(100)],
    ['loading', { state: 'starting', startedAt: 92_000 }, KEEP],
    ['loading for too long', { state: 'starting', startedAt: 91_999 }, restartAfter(0)],
    ['loading again', { state: 'restarting', startedAt: 84_000, failures: 1 }, KEEP],
    [
      'loading again for too long',
      { state: 'restarting', startedAt: 83_999, failures: 1 },
      restartAfter(100),
    ],
    ['taken out of the page', { attached: false }, restartAfter(0)],
    ['taken out while loading', { attached: false, state: 'starting' }, restartAfter(0)],
    ['taken out again and again', { attached: false, failures: 3 }, restartAfter(400)],
    ['at fault', { state: 'fault', failures: 2 }, restartAfter(200)],
  ])('%s', (_, facts, verdict) => {
    expect(judgeEngine({ ...HEALTHY, ...facts })).toEqual(verdict);
  });

  const failures = fc.nat({ max: 200 });
  const detached = fc.record({
    state: fc.constantFrom<EngineState>('starting', 'ready', 'restarting', 'fault'),
    failures,
    startedAt: fc.nat({ max: 100_000 }),
    askedAt: fc.option(fc.nat({ max: 100_000 })),
  });

  it('never keeps an engine that is out of the page or at fault', () => {
    fc.assert(
      fc.property(detached, (facts) => {
        const outOfPage = judgeEngine({ ...HEALTHY, ...facts, attached: false });
        const atFault = judgeEngine({ ...HEALTHY, ...facts, state: 'fault' });
        expect([outOfPage.kind, atFault.kind]).toEqual(['restart', 'restart']);
      }),
    );
  });

  it('gives up on every engine that never answers, however often it has failed', () => {
    fc.assert(
      fc.property(detached, (facts) => {
        const verdict = judgeEngine({ ...HEALTHY, ...facts, askedAt: 0, startedAt: 0, now: 1e9 });
        expect(verdict.kind).toBe('restart');
      }),
    );
  });
});

describe('pauseBefore', () => {
  it.each([
    [0, 0],
    [1, 100],
    [2, 200],
    [5, 1_600],
    [9, 25_600],
    [10, 30_000],
    [1_000, 30_000],
  ])('%i failures: %i ms', (failures, pauseMs) => {
    expect(pauseBefore(failures)).toBe(pauseMs);
  });

  it('never shrinks with more failures', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2_000 }), (failures) => {
        expect(pauseBefore(failures + 1)).toBeGreaterThanOrEqual(pauseBefore(failures));
      }),
    );
  });
});

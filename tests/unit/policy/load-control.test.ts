import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  INITIAL_LOAD,
  LOAD_LEVELS,
  type LoadState,
  loadLevel,
  observeLoad,
} from '../../../policy/load-control.ts';

const LAST = LOAD_LEVELS.length - 1;

interface Machine {
  /** Milliseconds of the source's interval. */
  readonly sourceMs: number;
  /** Milliseconds of looking for the person at full input, and of everything else. */
  readonly segmentMs: number;
  readonly restMs: number;
}

/** Runs an engine of constant speed; returns the state after every treated picture. */
function run(machine: Machine, forMs: number, from: LoadState = INITIAL_LOAD): LoadState[] {
  const states: LoadState[] = [];
  let state = from;
  // The first picture comes well after the page began, as it does in a real page.
  let now = Math.max(10_000, from.changedAt);
  const end = now + forMs;
  for (let picture = 0; now < end; picture++) {
    const { segmentEvery, input, frameShare } = loadLevel(state.level);
    const segmentMs = machine.segmentMs * (input === 'full' ? 1 : 0.6);
    const busyMs = machine.restMs + (picture % segmentEvery === 0 ? segmentMs : 0);
    const intervalMs = Math.max(busyMs, machine.sourceMs / frameShare);
    now += intervalMs;
    state = observeLoad(state, { busyMs, intervalMs, now });
    states.push(state);
  }
  return states;
}

const levelsOf = (states: readonly LoadState[]): number[] => states.map(({ level }) => level);

const changesOf = (levels: readonly number[]): number[] =>
  levels.filter((level, index) => index > 0 && level !== levels[index - 1]);

it.each<[string, Machine, number]>([
  ['a quick engine works at full effort', { sourceMs: 33, segmentMs: 4, restMs: 5 }, 0],
  ['a busy one skips every second mask', { sourceMs: 33, segmentMs: 20, restMs: 12 }, 1],
  ['a busier one takes the small input', { sourceMs: 33, segmentMs: 10, restMs: 24 }, 2],
  ['a slow one halves the frame rate', { sourceMs: 33, segmentMs: 40, restMs: 25 }, 3],
  ['a hopeless one ends at the last level', { sourceMs: 33, segmentMs: 200, restMs: 300 }, LAST],
])('%s', (_, machine, level) => {
  expect(levelsOf(run(machine, 60_000)).at(-1)).toBe(level);
});

const machines: fc.Arbitrary<Machine> = fc.record({
  sourceMs: fc.integer({ min: 16, max: 200 }),
  segmentMs: fc.integer({ min: 1, max: 200 }),
  restMs: fc.integer({ min: 1, max: 200 }),
});

it('moves one level at a time and never up and down again under constant load', () => {
  fc.assert(
    fc.property(machines, (machine) => {
      const levels = levelsOf(run(machine, 60_000));
      const changes = changesOf([0, ...levels]);
      expect(changes).toEqual(changes.map((_, index) => index + 1));
    }),
    { numRuns: 60 },
  );
});

it('keeps a new level for a second before it cuts further, for four before it takes back', () => {
  const overload = { sourceMs: 33, segmentMs: 200, restMs: 300 };
  const loaded = run(overload, 60_000);
  const relieved = run({ sourceMs: 33, segmentMs: 2, restMs: 2 }, 60_000, loaded.at(-1));
  expect(relieved.at(-1)?.level).toBe(0);
  expect(changesOf([0, ...levelsOf([...loaded, ...relieved])])).toEqual([1, 2, 3, 4, 3, 2, 1, 0]);

  const cuts = [...new Set(loaded.map(({ changedAt }) => changedAt))];
  const returns = [...new Set(relieved.map(({ changedAt }) => changedAt))];
  const gaps = (times: number[]) => times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(Math.min(...gaps(cuts))).toBeGreaterThan(1_000);
  expect(Math.min(...gaps(returns))).toBeGreaterThan(4_000);
});

it('stays within the levels and keeps a finite pressure, whatever is measured', () => {
  const durations = fc.oneof(fc.double(), fc.integer({ min: -5, max: 500 }));
  const measurements = fc.array(fc.tuple(durations, durations, fc.nat({ max: 5_000 })));
  fc.assert(
    fc.property(measurements, (list) => {
      let state = INITIAL_LOAD;
      for (const [busyMs, intervalMs, pauseMs] of list) {
        const before = state;
        state = observeLoad(before, { busyMs, intervalMs, now: before.changedAt + pauseMs });
        expect(Math.abs(state.level - before.level)).toBeLessThanOrEqual(1);
        expect(LOAD_LEVELS[state.level]).toBeDefined();
        expect(state.pressure).toBeGreaterThanOrEqual(0);
        expect(state.pressure).toBeLessThanOrEqual(1);
      }
    }),
  );
});

it('has levels that each cost less than the one before', () => {
  const cost = ({ segmentEvery, input, frameShare }: (typeof LOAD_LEVELS)[number]) =>
    (frameShare / segmentEvery) * (input === 'full' ? 1 : 0.6);
  const costs = LOAD_LEVELS.map(cost);
  expect(costs).toEqual([...costs].sort((one, other) => other - one));
  expect(new Set(costs).size).toBe(costs.length);
});

it('takes any other number for the heaviest cut', () => {
  LOAD_LEVELS.forEach((level, index) => {
    expect(loadLevel(index)).toBe(level);
  });
  for (const index of [-1, 0.5, LOAD_LEVELS.length, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(loadLevel(index)).toBe(LOAD_LEVELS[LAST]);
  }
});

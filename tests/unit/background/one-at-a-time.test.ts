import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../../entrypoints/background/one-at-a-time.ts';

type Show = () => Promise<void>;

/** What is shown at the end, if state 1, then 2, and so on comes, and each is shown by what `by` makes. */
async function shownAfter(by: (show: Show) => Show, waits: readonly number[]): Promise<number> {
  let state = 0;
  let shown = 0;
  const left = [...waits];
  const show = by(async () => {
    const seen = state;
    // A browser takes its time, and more for one than for another.
    for (let turns = left.shift() ?? 0; turns > 0; turns--) await null;
    shown = seen;
  });
  const calls = waits.map(async () => {
    state += 1;
    await show();
  });
  await Promise.all(calls);
  return shown;
}

describe('one at a time', () => {
  it('ends with what came last', async () => {
    // A control: each by itself, an old state overtakes a new one.
    expect(await shownAfter((show) => show, [9, 0])).toBe(1);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(9), { minLength: 1, maxLength: 9 }), async (waits) => {
        expect(await shownAfter(oneAtATime, waits)).toBe(waits.length);
      }),
    );
  });

  it('does once what is asked for many times while it runs', async () => {
    let runs = 0;
    const run = oneAtATime(async () => {
      runs += 1;
      await null;
    });
    await Promise.all([run(), run(), run(), run()]);
    expect(runs).toBe(2);
    await run();
    expect(runs).toBe(3);
  });

  it('goes on after a failure, which only those hear of who asked for that run', async () => {
    let runs = 0;
    const run = oneAtATime(async () => {
      runs += 1;
      await null;
      if (runs === 1) throw new Error('not now');
    });
    const [first, second] = await Promise.allSettled([run(), run()]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
  });
});

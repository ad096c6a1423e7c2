import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dueAfter, type LapseRule, untilNextDue } from '../../../policy/lapse.ts';

const BOTH: LapseRule = { remindAfterMs: 10, coverAfterMs: 60 };
const NEITHER: LapseRule = { remindAfterMs: null, coverAfterMs: null };

it.each<[LapseRule, number, string, number | null]>([
  [BOTH, 0, 'nothing', 10],
  [BOTH, 9, 'nothing', 1],
  [BOTH, 10, 'remind', 50],
  [BOTH, 59, 'remind', 1],
  [BOTH, 60, 'cover', null],
  [{ remindAfterMs: 10, coverAfterMs: null }, 1e9, 'remind', null],
  [{ remindAfterMs: null, coverAfterMs: 0 }, 0, 'cover', null],
  // A reminder that would come after the cover never comes: the timer's tick for it is harmless.
  [{ remindAfterMs: 60, coverAfterMs: 10 }, 20, 'cover', 40],
  [NEITHER, 1e9, 'nothing', null],
  [BOTH, Number.NaN, 'cover', null],
])('%j after %i ms: %s, next in %s ms', (rule, forMs, due, next) => {
  expect(dueAfter(rule, forMs)).toBe(due);
  expect(untilNextDue(rule, forMs)).toBe(next);
});

it('is next due exactly when it then asks for more', () => {
  const lengths = fc.option(fc.nat({ max: 1_000 }));
  const rules = fc.record({ remindAfterMs: lengths, coverAfterMs: lengths });
  fc.assert(
    fc.property(rules, fc.nat({ max: 1_200 }), (rule, forMs) => {
      const next = untilNextDue(rule, forMs);
      const due = dueAfter(rule, forMs);
      if (next === null) expect(dueAfter(rule, 1e9)).toBe(due);
      else expect(dueAfter(rule, forMs + next - 1)).toBe(due);
    }),
  );
});

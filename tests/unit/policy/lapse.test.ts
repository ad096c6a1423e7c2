import { expect, it } from 'vitest';
import { dueAfter, type LapseRule } from '../../../policy/lapse.ts';

const BOTH: LapseRule = { remindAfterMs: 10, coverAfterMs: 60 };
const NEITHER: LapseRule = { remindAfterMs: null, coverAfterMs: null };

it.each<[LapseRule, number, string]>([
  [BOTH, 0, 'nothing'],
  [BOTH, 9, 'nothing'],
  [BOTH, 10, 'remind'],
  [BOTH, 59, 'remind'],
  [BOTH, 60, 'cover'],
  [{ remindAfterMs: 10, coverAfterMs: null }, 1e9, 'remind'],
  [{ remindAfterMs: null, coverAfterMs: 0 }, 0, 'cover'],
  // A reminder that would come after the cover never comes.
  [{ remindAfterMs: 60, coverAfterMs: 10 }, 20, 'cover'],
  [NEITHER, 1e9, 'nothing'],
  [BOTH, Number.NaN, 'cover'],
])('%j after %i ms: %s', (rule, forMs, due) => {
  expect(dueAfter(rule, forMs)).toBe(due);
});

import { expect, it } from 'vitest';
import { createTestJudge, scorePages } from '../../../development-set/judge-pages.ts';
import { createRandom } from '../../../development-set/random.ts';
import { makePages, misreadPage, type TextPage } from '../../../development-set/text-pages.ts';

/** Shares that the judge has to reach on wordings that it was not tuned on. */
const BARS = { recall: 0.97, precision: 0.95, falseAlarms: 0.05 };

/** Every wording of the test half, with ten sets of made-up parts. */
const PAGES = makePages('test', 20_260, 10);

const misreadAll = (substitutions: number, lostSpaces: number): TextPage[] =>
  PAGES.map((page, index) => misreadPage(page, { substitutions, lostSpaces }, createRandom(index)));

it.each([
  ['read perfectly', 0, 0],
  ['read without ö, ß and every tenth space', 0.002, 0.1],
])('finds secrets in text %s', async (_name, substitutions, lostSpaces) => {
  const score = await scorePages(createTestJudge('screen'), misreadAll(substitutions, lostSpaces));
  expect(score.recall).toBeGreaterThanOrEqual(BARS.recall);
  expect(score.precision).toBeGreaterThanOrEqual(BARS.precision);
  expect(score.falseAlarms).toBeLessThanOrEqual(BARS.falseAlarms);
});

it('would notice a judge that finds nothing, and one that hides all', async () => {
  const blind = await scorePages({ ...createTestJudge('screen'), judge: async () => [] }, PAGES);
  expect(blind.recall).toBe(0);
  const fearful = createTestJudge('screen');
  const all = await scorePages(
    {
      ...fearful,
      judge: async (lines) =>
        lines.map(({ box }) => ({ kind: 'token', box, why: 'hiddenToken', fingerprint: '' })),
    },
    PAGES,
  );
  expect(all.precision).toBeLessThan(BARS.precision);
  expect(all.falseAlarms).toBe(1);
});

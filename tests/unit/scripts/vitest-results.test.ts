import { expect, it } from 'vitest';
import { countTests, type VitestResults } from '../../../scripts/checks/vitest.ts';

const results: VitestResults = {
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'passed', assertionResults: [{}] },
    { status: 'failed', assertionResults: [{}] },
  ],
};

it('takes the figures of the reporter', () => {
  expect(countTests(results, 1)).toEqual({ passed: 7, failed: 1, skipped: 3 });
});

it('counts a file that did not load as a failure', () => {
  const broken = { status: 'failed', assertionResults: [] };
  const withBroken = { ...results, testResults: [...results.testResults, broken] };
  expect(countTests(withBroken, 1).failed).toBe(2);
});

it('never calls a failed run passed', () => {
  expect(countTests({ ...results, numFailedTests: 0, testResults: [] }, 1).failed).toBe(1);
  expect(countTests(null, 0).failed).toBe(1);
});

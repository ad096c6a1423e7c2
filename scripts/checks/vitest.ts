import { readFile, rm } from 'node:fs/promises';
import { run } from '../setup/npm-run.ts';
import type { Tally } from './steps.ts';

const RESULTS_FILE = '.cache/vitest.json';

/** The part that is read of what vitest's JSON reporter writes. */
export interface VitestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

/**
 * Counts tests. A file that could not be loaded holds none and counts as one failure, and so does
 * whatever else made vitest fail without failing a test.
 */
export function countTests(results: VitestResults | null, exitCode: number): Tally {
  if (results === null) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = results.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = results.numFailedTests + brokenFiles;
  return {
    passed: results.numPassedTests,
    failed: exitCode !== 0 && failed === 0 ? 1 : failed,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

/** Runs all tests, or those that vitest's own arguments choose. */
export async function runTests(args: readonly string[]): Promise<Tally> {
  console.log('\n== tests');
  await rm(RESULTS_FILE, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${RESULTS_FILE}`];
  const exitCode = await run('npx', ['--no-install', 'vitest', 'run', ...reporters, ...args]);
  const text = await readFile(RESULTS_FILE, 'utf8').catch(() => null); // vitest itself broke
  return countTests(text === null ? null : (JSON.parse(text) as VitestResults), exitCode);
}

import { npmRun } from '../setup/npm-run.ts';

/** One thing that either holds for the whole tree or does not. */
export interface Step {
  readonly name: string;
  /** npm script that fails when it does not hold. */
  readonly script: string;
}

export const CHECKS: readonly Step[] = [
  { name: 'types', script: 'types' },
  { name: 'lint', script: 'lint' },
  { name: 'format', script: 'format:check' },
  { name: 'import rules between folders', script: 'imports' },
  { name: 'dead code', script: 'dead-code' },
  { name: 'Firefox add-on', script: 'lint:firefox' },
];

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Runs every step, also after one has failed: the next may tell why. */
export async function runSteps(steps: readonly Step[]): Promise<Tally> {
  const failures: string[] = [];
  for (const { name, script } of steps) {
    console.log(`\n== ${name}`);
    if ((await npmRun(script)) !== 0) failures.push(name);
  }
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
  return { passed: steps.length - failures.length, failed: failures.length, skipped: 0 };
}

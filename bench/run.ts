import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname } from 'node:path';
import { buildExtension, ensureGeneratedFiles } from '../scripts/setup/extension.ts';
import { type BenchOptions, readOptions } from './options.ts';
import type { Findings } from './report/findings.ts';
import { describeMachine } from './report/machine.ts';
import { printFindings, printTargets } from './report/print.ts';
import { TOPICS, type TopicName } from './topics.ts';

interface Run extends Findings {
  readonly topic: TopicName;
  /** Runnable processes over the last minute, when it ended. */
  readonly load: number;
}

async function measureOnce(topic: TopicName): Promise<Run> {
  console.log(`\n== ${topic}`);
  const findings = await TOPICS[topic]();
  printFindings(findings);
  return { topic, load: loadavg()[0] ?? 0, ...findings };
}

async function measureAll({ topics, repeat, out }: BenchOptions): Promise<void> {
  await ensureGeneratedFiles();
  await buildExtension();
  const machine = describeMachine();
  console.log(`${machine.chromium} on ${machine.cores} × ${machine.processor}`);
  const runs: Run[] = [];
  mkdirSync(dirname(out), { recursive: true });
  for (let round = 0; round < repeat; round++) {
    for (const topic of topics) {
      runs.push(await measureOnce(topic));
      writeFileSync(out, `${JSON.stringify({ machine, runs }, null, 2)}\n`);
    }
  }
  printTargets(runs);
  console.log(`All figures: ${out}`);
}

try {
  await measureAll(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

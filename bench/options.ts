import { parseArgs } from 'node:util';
import { TOPIC_NAMES, type TopicName } from './topics.ts';

export interface BenchOptions {
  readonly topics: readonly TopicName[];
  /** How often each topic is measured. */
  readonly repeat: number;
  /** File for everything that was measured. */
  readonly out: string;
}

export const USAGE = `npm run bench -- [topic ...] [--repeat N] [--out FILE]

  topics: ${TOPIC_NAMES.join(', ')}; all by default
  --repeat N   measure each topic N times (1)
  --out FILE   where the figures go (reports/bench.json)`;

const isTopic = (name: string): name is TopicName =>
  (TOPIC_NAMES as readonly string[]).includes(name);

/** Throws on what it does not know, with a message for people. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      repeat: { type: 'string', default: '1' },
      out: { type: 'string', default: 'reports/bench.json' },
    },
  });
  const unknown = positionals.find((name) => !isTopic(name));
  if (unknown !== undefined) throw new Error(`There is no topic "${unknown}".\n\n${USAGE}`);
  const repeat = Number(values.repeat);
  if (!Number.isInteger(repeat) || repeat < 1) throw new Error(`--repeat ${values.repeat}?`);
  const topics = positionals.length > 0 ? positionals.filter(isTopic) : TOPIC_NAMES;
  return { topics, repeat, out: values.out };
}

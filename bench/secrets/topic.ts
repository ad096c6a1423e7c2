import { createTestJudge } from '../../tests/development-set/judge-pages.ts';
import { makePages } from '../../tests/development-set/text-pages.ts';
import type { Findings } from '../report/findings.ts';
import { summaryColumns } from '../report/findings.ts';
import { summarise } from '../report/statistics.ts';

/** As many as a screen full of text has. */
const LINES = 60;
const ROUNDS = 20;
/** Rounds that the engine's compiler may take to get going. */
const WARM_UP = 4;

/** Milliseconds that are free between two passes over a screen that changes all the time. */
const AT_MOST_MS = 5;

/** Made-up screens, one line below the other. */
function makeScreens() {
  const lines = makePages('test', 7, 4).flatMap((page) => page.lines);
  return Array.from({ length: Math.floor(lines.length / LINES) }, (_, screen) =>
    lines.slice(screen * LINES, (screen + 1) * LINES).map((line, index) => ({
      ...line,
      box: { x: 20, y: 20 + 20 * index, width: 300, height: 16 },
    })),
  );
}

/** What the judgement of a screen costs when all of it is new, and when all of it is known. */
export async function measureSecrets(): Promise<Findings> {
  const screens = makeScreens();
  const [fresh, known]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const lines of screens) {
      const judge = createTestJudge('screen');
      for (const times of [fresh, known]) {
        const start = performance.now();
        await judge.judge(lines);
        if (round >= WARM_UP) times.push(performance.now() - start);
      }
    }
  }
  const rows = {
    'all new': summaryColumns(summarise(fresh)),
    'all known': summaryColumns(summarise(known)),
  };
  const measured = summarise(fresh).median;
  return {
    tables: [{ title: `${LINES} lines judged, in Node: ms`, rows }],
    targets: [{ what: `${LINES} new lines judged`, atMost: AT_MOST_MS, unit: 'ms', measured }],
  };
}

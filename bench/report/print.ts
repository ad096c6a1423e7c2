import { type Findings, isMet, type Table, type Target } from './findings.ts';

/** Three significant digits, and no more than three decimals: what such measurements can tell. */
const round = (value: number): number => {
  const decimals = Math.max(0, Math.min(3, 2 - Math.floor(Math.log10(Math.abs(value) || 1))));
  return Number(value.toFixed(decimals));
};

function printTable({ title, rows }: Table): void {
  const rounded = Object.entries(rows).map(([name, row]) => [
    name,
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        typeof value === 'number' ? round(value) : value,
      ]),
    ),
  ]);
  console.log(`\n${title}`);
  console.table(Object.fromEntries(rounded));
}

export function printFindings({ tables }: Findings): void {
  for (const table of tables) printTable(table);
}

const describeGoal = ({ atMost, atLeast, unit }: Target): string =>
  atMost === undefined ? `≥ ${atLeast} ${unit}` : `≤ ${atMost} ${unit}`;

/** One line a target, over all runs; the best of them is the one least disturbed. */
function targetTable(runs: readonly Findings[]): Table {
  const targets = runs.flatMap((run) => run.targets);
  const rows: Record<string, Record<string, number | string>> = {};
  for (const target of targets) {
    const { what, atLeast } = target;
    const all = targets.filter((target) => target.what === what);
    const values = all.map(({ measured }) => measured).sort((a, b) => a - b);
    if (atLeast !== undefined) values.reverse();
    const met = all.filter(isMet).length;
    rows[what] = {
      goal: describeGoal(target),
      quietest: values[0] ?? Number.NaN,
      noisiest: values.at(-1) ?? Number.NaN,
      met: met === all.length ? 'yes' : met > 0 ? `in ${met} of ${all.length} runs` : 'NO',
    };
  }
  return { title: 'Targets', rows };
}

export function printTargets(runs: readonly Findings[]): void {
  printTable(targetTable(runs));
}

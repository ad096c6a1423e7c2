import type { Stretch } from '../../policy/ledger';

/** What happened on one day, as the person's clock counts days. */
export interface LedgerDay {
  /** Midnight at which the day began, milliseconds since the epoch. */
  readonly start: number;
  /** Newest first. */
  readonly stretches: readonly Stretch[];
}

/** By the day on which they began, newest first. */
export function ledgerDays(stretches: readonly Stretch[]): LedgerDay[] {
  const days = new Map<number, Stretch[]>();
  for (const stretch of stretches.toSorted((one, other) => other.startedAt - one.startedAt)) {
    const start = new Date(stretch.startedAt).setHours(0, 0, 0, 0);
    const day = days.get(start);
    if (day) day.push(stretch);
    else days.set(start, [stretch]);
  }
  return [...days].map(([start, ofDay]) => ({ start, stretches: ofDay }));
}

/** How long a stretch lasted, or has by now; milliseconds. */
export const lengthOf = ({ startedAt, seenAt, endedBy }: Stretch, now: number): number =>
  Math.max(0, (endedBy === null ? now : seenAt) - startedAt);

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

const isSameDay = (one: Date, other: Date): boolean => one.toDateString() === other.toDateString();

/** "14:02"; with the day before it when that is not today. Both in milliseconds since the epoch. */
export function formatClock(language: string, at: number, now: number): string {
  const date = new Date(at);
  const format: Intl.DateTimeFormatOptions = isSameDay(date, new Date(now))
    ? { timeStyle: 'short' }
    : { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' };
  return new Intl.DateTimeFormat(language, format).format(date);
}

/** "40 sec", "12 min", "1.5 hr": one number is enough to judge an exposure by. */
export function formatDuration(language: string, ms: number): string {
  const [unit, unitMs, digits] =
    ms < MINUTE_MS
      ? (['second', SECOND_MS, 0] as const)
      : ms < HOUR_MS
        ? (['minute', MINUTE_MS, 0] as const)
        : (['hour', HOUR_MS, 1] as const);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(ms / unitMs);
}

/** "Monday, 23 November". `at` in milliseconds since the epoch. */
export function formatDay(language: string, at: number): string {
  const format = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat(language, format).format(new Date(at));
}

/** "14:02 – 14:40"; one that lasts has no end. Both in milliseconds since the epoch. */
export function formatSpan(language: string, from: number, to: number | null): string {
  const format = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  return to === null ? `${format.format(from)} –` : format.formatRange(from, to);
}

/** "2 minutes", "1 hour", as one sets a length; milliseconds. */
export function formatLength(language: string, ms: number): string {
  const [unit, unitMs] =
    ms < MINUTE_MS
      ? (['second', SECOND_MS] as const)
      : ms < HOUR_MS
        ? (['minute', MINUTE_MS] as const)
        : (['hour', HOUR_MS] as const);
  const format = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, format).format(ms / unitMs);
}

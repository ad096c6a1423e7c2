import type { Summary } from './statistics.ts';

/** Rows by name, each a value per column; `null` where there is nothing to say. */
export interface Table {
  readonly title: string;
  readonly rows: Readonly<Record<string, Readonly<Record<string, number | string | null>>>>;
}

/** One figure that the project has promised something about. */
export interface Target {
  readonly what: string;
  /** The promise: at most, or at least, so much. */
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly unit: string;
  readonly measured: number;
}

/** What one topic of the bench found. */
export interface Findings {
  readonly tables: readonly Table[];
  readonly targets: readonly Target[];
}

export const isMet = ({ atMost = Infinity, atLeast = -Infinity, measured }: Target): boolean =>
  measured <= atMost && measured >= atLeast;

/** The columns of a row that holds a summary. */
export const summaryColumns = ({ best, median, p95, samples }: Summary) => ({
  best,
  median,
  p95,
  samples,
});

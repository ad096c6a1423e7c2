/** Of many measurements of the same thing. */
export interface Summary {
  readonly best: number;
  readonly median: number;
  readonly p95: number;
  readonly samples: number;
}

/** The value below which `share` (0 to 1) of the values lie; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function summarise(values: readonly number[]): Summary {
  return {
    best: quantile(values, 0),
    median: median(values),
    p95: quantile(values, 0.95),
    samples: values.length,
  };
}

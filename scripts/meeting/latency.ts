import type { Arrival } from '../../demo/meeting/meeting.ts';

export interface LatencySummary {
  /** In ms. */
  readonly median: number;
  readonly p95: number;
  /** Pictures that were recognised at both ends. */
  readonly samples: number;
}

/** Longer than this is not a delay: the clip has come round again. In ms. */
const MAX_LATENCY = 1500;

/** For each arrival, the time since the same picture last left the camera, in ms. */
export function matchLatencies(
  departures: readonly Arrival[],
  arrivals: readonly Arrival[],
): number[] {
  return arrivals.flatMap(({ clipFrame, time }) => {
    const departure = departures.findLast(
      (candidate) => candidate.clipFrame === clipFrame && candidate.time <= time,
    );
    return departure && time - departure.time <= MAX_LATENCY ? [time - departure.time] : [];
  });
}

const quantile = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 10) / 10;

/** Median and 95th percentile; null when there is nothing to summarise. */
export function summarise(latencies: readonly number[]): LatencySummary | null {
  if (latencies.length === 0) return null;
  const sorted = [...latencies].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), samples: sorted.length };
}

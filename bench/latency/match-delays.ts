import type { Arrival } from '../camera-page/frame-log.ts';

/** Half a loop of the numbered clip: what is further away is the same number of another loop. */
const HALF_LOOP_MS = 800;

/**
 * For each numbered picture that arrived, the time since the same picture left the camera, in ms.
 * Slightly below zero where the watcher of the departures was told later than the other one.
 */
export function matchDelays(
  departures: readonly Arrival[],
  arrivals: readonly Arrival[],
): number[] {
  return arrivals.flatMap(({ counter, time }) => {
    if (counter === null) return [];
    const delays = departures
      .filter((departure) => departure.counter === counter)
      .map((departure) => time - departure.time)
      .sort((a, b) => Math.abs(a) - Math.abs(b));
    const [nearest] = delays;
    return nearest !== undefined && Math.abs(nearest) < HALF_LOOP_MS ? [nearest] : [];
  });
}

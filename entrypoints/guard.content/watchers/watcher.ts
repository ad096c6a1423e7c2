import type { Lapse } from '../../../policy/lapse';

/** Since when a lapse lasts, milliseconds since the epoch; or that it does not, or cannot be told. */
export type Sighting = number | 'over' | 'unknown';

/** Looks for the signs of one lapse. */
export interface Watcher {
  readonly lapse: Lapse;
  /** @param now Milliseconds since the epoch. */
  look(now: number): Sighting;
}

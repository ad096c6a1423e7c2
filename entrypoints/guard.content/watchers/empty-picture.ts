import { isBlind, NOBODY_LOOKED, observePresence, type Presence } from '../../../policy/presence';
import type { Sighting, Watcher } from './watcher';

/** Whether the person has walked out of the camera's view. Without pictures there is no telling. */
export class EmptyPicture implements Watcher {
  readonly lapse = 'walk-away';
  #presence: Presence = NOBODY_LOOKED;

  /** A picture was looked at; `person` is the part of it that is person, 0..1. */
  observe(person: number): void {
    this.#presence = observePresence(this.#presence, person, Date.now());
  }

  look(now: number): Sighting {
    if (isBlind(this.#presence, now)) return 'unknown';
    return this.#presence.emptySince ?? 'over';
  }
}

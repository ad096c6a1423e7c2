import type { Sighting, Watcher } from './watcher';

/** Whether the tab is hidden; a frame is whenever its tab is. */
export class HiddenTab implements Watcher {
  readonly lapse = 'tab-hidden';
  #since: number | null = null;

  look(now: number): Sighting {
    if (document.visibilityState !== 'hidden') {
      this.#since = null;
      return 'over';
    }
    this.#since ??= now;
    return this.#since;
  }
}

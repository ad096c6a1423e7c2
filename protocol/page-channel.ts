import type { Handle } from './surface-mark';

/**
 * The line between the page world and the guard world of one frame.
 *
 * Both worlds are in place before the page's first script. The shim makes a private `EventTarget`
 * and hands it over once, as the `relatedTarget` of one event on `window`; from then on both sides
 * speak over that object, which no page script can reach. Tracks travel as `event.track`: a
 * platform object keeps its identity in every world. The words are in `from-page.ts` and `from-guard.ts`.
 */

/** Dispatched on `window` by the shim, once, at document start; `relatedTarget` is the line. */
export const HELLO = 'lenscap:hello';

/** What a page asks of a device that is switched off meanwhile, and what is known of the device. */
export interface ConstraintQuestion {
  readonly constraints: MediaTrackConstraints;
  readonly capabilities: MediaTrackCapabilities;
  readonly settings: MediaTrackSettings;
}

/** What a page of this origin would be told of a tab's capture handle. */
export interface HandleQuestion {
  readonly handle: Handle | null;
  readonly origin: string;
}

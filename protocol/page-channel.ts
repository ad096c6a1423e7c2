/**
 * The line between the page world and the guard world of one frame.
 *
 * Both worlds are in place before the page's first script. The shim makes a private `EventTarget`
 * and hands it over once, as the `relatedTarget` of one event on `window`; from then on both sides
 * speak over that object, which no page script can reach. Tracks travel as `event.track`: a
 * platform object keeps its identity in every world.
 */

/** Dispatched on `window` by the shim, once, at document start; `relatedTarget` is the line. */
export const HELLO = 'lenscap:hello';

/** What the shim tells the guard. */
export const FromPage = {
  /** A capture call started: an engine will be wanted. */
  expect: 'expect',
  /** Is anybody there? The guard answers at once with `accepted`. */
  roll: 'roll',
  /** `track` is the stand-in whose clone the next `source` becomes. */
  parent: 'parent',
  /** `track` is a real track; the guard answers at once with `standIn`. */
  source: 'source',
  /** `track` is a stand-in that the page stopped. */
  stopped: 'stopped',
  /** The page has set its own capture handle: `data` is the `HandleConfig` as JSON. */
  handleConfigured: 'handle-configured',
  /** The page is about to ask for a screen; the guard answers at once with `noMonitors`, or nothing. */
  screenWanted: 'screen-wanted',
  /** The sources that follow, until `pickedAll`, are one share: a screen, a window, a tab; its sound. */
  picked: 'picked',
  pickedAll: 'picked-all',
  /** `track` is a stand-in whose source is about to get new constraints. */
  reconfiguring: 'reconfiguring',
  /** `track` is a stand-in whose source got new constraints. */
  reconfigured: 'reconfigured',
  /** `track` is a microphone's stand-in whose `enabled` the page has set. */
  enabled: 'enabled',
  disabled: 'disabled',
  /**
   * The page constrains a stand-in whose source is off: `data` is the `Demand` as JSON, and the next
   * `constrained` names the stand-in.
   */
  demand: 'demand',
  constrained: 'constrained',
  /** `relatedTarget` is an `RTCPeerConnection` that the page is connecting. */
  connecting: 'connecting',
  /** `relatedTarget` is a child window; the guard answers at once with `guarded` or `unguarded`. */
  childRealm: 'child-realm',
} as const;

/** What a page asks of a device that is switched off meanwhile. */
export interface Demand {
  readonly constraints: MediaTrackConstraints;
  /** Pixels, as the stand-in's settings tell them from now on. */
  readonly width: number;
  readonly height: number;
}

/** What the guard tells the shim. */
export const FromGuard = {
  /** The line is open. */
  accepted: 'accepted',
  /** The realm is served by the shim of the frame that made it: install nothing. */
  alreadyServed: 'already-served',
  /** `track` is the stand-in for the `source` just given. */
  standIn: 'stand-in',
  /** `track` is the stand-in whose source is replaced by the next `source`. */
  renewed: 'renewed',
  source: 'new-source',
  /** `track` is a microphone's stand-in that the gate has closed or opened. */
  muted: 'muted',
  unmuted: 'unmuted',
  /** `track` is a shared sound's stand-in that the person has ended. */
  ended: 'ended',
  /** Whole screens are to be left out of the picker. */
  noMonitors: 'no-monitors',
  guarded: 'guarded',
  unguarded: 'unguarded',
} as const;

/*
 * What the shim tells the guard, and asks it, by the type of the event. What is a question is answered
 * before the event's dispatch returns: with `FromGuard.standIn`, or with `FromGuard.answer`.
 */

/** A capture call started: an engine will be wanted. */
export const expect = 'expect';
/** Is anybody there? The answer is `ACCEPTED`. */
export const roll = 'roll';
/** `track` is the stand-in whose clone the next `source` becomes. */
export const parent = 'parent';
/** `track` is a real track; the guard answers at once with `standIn`. */
export const source = 'source';
/** `track` is a stand-in that the page stopped. */
export const stopped = 'stopped';
/** The page has set its own capture handle: `data` is the `HandleConfig` as JSON. */
export const handleConfigured = 'handle-configured';
/** The page is about to ask for a screen; the answer is `NO_MONITORS`, or none. */
export const screenWanted = 'screen-wanted';
/** The sources that follow, until `pickedAll`, are one share: a screen, a window, a tab; its sound. */
export const picked = 'picked';
export const pickedAll = 'picked-all';
/** `track` is a stand-in whose source is about to get new constraints. */
export const reconfiguring = 'reconfiguring';
/** `track` is a stand-in whose source got new constraints. */
export const reconfigured = 'reconfigured';
/** `track` is a microphone's stand-in whose `enabled` the page has set. */
export const enabled = 'enabled';
export const disabled = 'disabled';
/** What would the page be told of a tab's handle if there were no mark? `data`, and the answer, is JSON. */
export const handle = 'handle';
/**
 * The page constrains a stand-in whose source is off: `data` is the `ConstraintQuestion` as JSON, and the
 * next `constrained` names the stand-in. The answer is a `Fit` as JSON.
 */
export const demand = 'demand';
export const constrained = 'constrained';
/** `relatedTarget` is an `RTCPeerConnection` that the page is connecting. */
export const connecting = 'connecting';
/** `relatedTarget` is a child window; the answer is `GUARDED` or `UNGUARDED`. */
export const childRealm = 'child-realm';

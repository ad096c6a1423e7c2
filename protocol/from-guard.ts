/* What the guard tells the shim, by the type of the event. */

/** `track` is the stand-in for the `source` just given. */
export const standIn = 'stand-in';
/** `track` is the stand-in whose source is replaced by the next `source`. */
export const renewed = 'renewed';
export const source = 'new-source';
/** `track` is a microphone's stand-in that the gate has closed or opened. */
export const muted = 'muted';
export const unmuted = 'unmuted';
/** `track` is a shared sound's stand-in that the person has ended. */
export const ended = 'ended';
/** `data` is the answer to a question: one of the words below, or JSON. */
export const answer = 'answer';

/** The line is open. */
export const ACCEPTED = 'accepted';
/** The realm is served by the shim of the frame that made it: install nothing. */
export const ALREADY_SERVED = 'already-served';
/** Whole screens are to be left out of the picker. */
export const NO_MONITORS = 'no-monitors';
export const GUARDED = 'guarded';
export const UNGUARDED = 'unguarded';

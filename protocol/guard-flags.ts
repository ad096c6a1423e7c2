/*
 * What a script of the extension leaves in a document before its page's first script, because it has
 * to be known there without asking. Properties of the guard world's global, which no page can see.
 */

const NO_MONITORS = Symbol.for('lenscap.no-monitors');

type Flags = { [NO_MONITORS]?: boolean };

/** The person never wants to share a whole screen. */
export function leaveOutMonitors(): void {
  (globalThis as Flags)[NO_MONITORS] = true;
}

export const leavesOutMonitors = (): boolean => (globalThis as Flags)[NO_MONITORS] === true;

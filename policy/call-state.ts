/** What the connections of a page carry at a moment. */
export interface CallFacts {
  /** Connections that are up. */
  readonly connected: number;
  /** Tracks that come in over them. */
  readonly received: number;
}

/** Whether the page is in a call. Times in milliseconds since the epoch. */
export interface CallState {
  /** Somebody else's track has come in: from then on these are what makes a call. */
  readonly hadReceived: boolean;
  /** The page has been in a call. */
  readonly wasOn: boolean;
  /** Since when the call has been over; `null` while it lasts, or before there was one. */
  readonly overSince: number | null;
}

export const NO_CALL: CallState = { hadReceived: false, wasOn: false, overSince: null };

/**
 * A call is on while anybody's track comes in; for a page that only sends, while a connection is
 * up. Who waits to be let in has not been in a call, and is left alone.
 */
export function observeCall(state: CallState, facts: CallFacts, at: number): CallState {
  const hadReceived = state.hadReceived || facts.received > 0;
  const isOn = hadReceived ? facts.received > 0 : facts.connected > 0;
  if (isOn) return { hadReceived, wasOn: true, overSince: null };
  const overSince = state.wasOn ? (state.overSince ?? at) : null;
  return { hadReceived, wasOn: state.wasOn, overSince };
}

import { type CallState, NO_CALL, observeCall } from '../../../policy/call-state';
import type { Sighting, Watcher } from './watcher';

/** States in which a connection carries nothing, or is on its way to. */
const DOWN: readonly RTCPeerConnectionState[] = ['disconnected', 'failed', 'closed'];

const isUp = (peer: RTCPeerConnection): boolean => !DOWN.includes(peer.connectionState);

const received = (peer: RTCPeerConnection): number =>
  peer.getReceivers().filter(({ track }) => track.readyState === 'live' && !track.muted).length;

/**
 * Whether the call seems to be over while the page still captures. The connections are read here,
 * in the guard's world, where no page script has replaced anything.
 */
export class CallEnd implements Watcher {
  readonly lapse = 'call-over';
  readonly #peers = new Set<RTCPeerConnection>();
  #state: CallState = NO_CALL;

  /** The page has begun a connection. */
  add(peer: RTCPeerConnection): void {
    this.#peers.add(peer);
  }

  look(now: number): Sighting {
    for (const peer of this.#peers) {
      if (peer.connectionState === 'closed') this.#peers.delete(peer);
    }
    const up = [...this.#peers].filter(isUp);
    const facts = {
      connected: up.filter(({ connectionState }) => connectionState === 'connected').length,
      received: up.reduce((sum, peer) => sum + received(peer), 0),
    };
    this.#state = observeCall(this.#state, facts, now);
    if (this.#state.overSince !== null) return this.#state.overSince;
    return this.#state.wasOn ? 'over' : 'unknown';
  }
}

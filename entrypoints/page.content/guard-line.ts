import { type Demand, FromGuard, FromPage, HELLO } from '../../protocol/page-channel';
import { construct, each, type Natives, stringify } from './natives';

/** What the guard tells on its own account. */
export interface GuardNews {
  /** The device was switched on again: `source` is the real track from now on. */
  renewed(standIn: MediaStreamTrack, source: MediaStreamTrack): void;
  /** The gate over a microphone has closed or opened. */
  muted(standIn: MediaStreamTrack, muted: boolean): void;
  /** The person has ended a shared sound. */
  ended(standIn: MediaStreamTrack): void;
}

/** The shim's end of the line to the guard of this frame. Every call is answered synchronously. */
export interface GuardLine {
  /** Tells the guard that a capture call has started. */
  expect(): void;
  /** Whether there is still a guard at the other end. */
  isManned(): boolean;
  /**
   * Gives a real track to the guard.
   * @param parent The stand-in that is being cloned, if any.
   * @returns the stand-in, or `null` when the guard cannot make one: the source must then be stopped.
   */
  standInFor(source: MediaStreamTrack, parent?: MediaStreamTrack): MediaStreamTrack | null;
  stopped(standIn: MediaStreamTrack): void;
  /** The page has set its capture handle; `config` is JSON. */
  handleConfigured(config: string): void;
  /** Whether whole screens are to be left out of the browser's picker. */
  leavesOutMonitors(): boolean;
  /** The sources that follow are of one share (`true`), until they are no more. */
  pick(isBegun: boolean): void;
  reconfiguring(standIn: MediaStreamTrack): void;
  reconfigured(standIn: MediaStreamTrack): void;
  /** The page has set a microphone's `enabled`. */
  enabled(standIn: MediaStreamTrack, enabled: boolean): void;
  /** The page has constrained a stand-in whose source is switched off. */
  constrained(standIn: MediaStreamTrack, demand: Demand): void;
  /** The page is connecting this, if it is an `RTCPeerConnection`. */
  connecting(peer: unknown): void;
  /** Whether the realm behind a child window has a shim; if not, this frame's guard adopts it. */
  isGuarded(child: Window): boolean;
  /** Who hears the guard's news; one listener. */
  hear(news: GuardNews): void;
}

export type Greeting = { kind: 'open'; line: GuardLine } | { kind: 'already-served' };

const PLAIN_ANSWERS = [
  FromGuard.accepted,
  FromGuard.alreadyServed,
  FromGuard.guarded,
  FromGuard.unguarded,
  FromGuard.noMonitors,
];

/**
 * Opens the line. Without a guard there is nobody who could make a stand-in: the line is then
 * closed for good and refuses every source.
 */
export function greetGuard(realm: Window, natives: Natives): Greeting {
  const target = new natives.EventTarget();
  let answer = '';
  let answerTrack: MediaStreamTrack | null = null;
  let renewed: MediaStreamTrack | null = null;
  let news: GuardNews | null = null;

  const onTrack = (type: string, hear: (track: MediaStreamTrack) => void): void =>
    natives.addEventListener(target, type, (event) =>
      hear(natives.eventTrack(event as MediaStreamTrackEvent)),
    );
  each(PLAIN_ANSWERS, (type) =>
    natives.addEventListener(target, type, () => {
      answer = type;
    }),
  );
  onTrack(FromGuard.standIn, (track) => {
    answerTrack = track;
  });
  onTrack(FromGuard.renewed, (track) => {
    renewed = track;
  });
  onTrack(FromGuard.source, (track) => {
    if (renewed) news?.renewed(renewed, track);
  });
  onTrack(FromGuard.muted, (track) => news?.muted(track, true));
  onTrack(FromGuard.unmuted, (track) => news?.muted(track, false));
  onTrack(FromGuard.ended, (track) => news?.ended(track));

  const say = (type: string) => natives.dispatchEvent(target, new natives.Event(type));
  const sayTrack = (type: string, track: MediaStreamTrack) => {
    const init = { __proto__: null, track };
    natives.dispatchEvent(target, construct(natives.MediaStreamTrackEvent, [type, init]) as Event);
  };
  const sayTarget = (on: EventTarget, type: string, relatedTarget: EventTarget) => {
    const init = { __proto__: null, relatedTarget };
    natives.dispatchEvent(on, construct(natives.MouseEvent, [type, init]) as Event);
  };
  const sayText = (type: string, data: string) => {
    const init = { __proto__: null, data };
    natives.dispatchEvent(target, construct(natives.MessageEvent, [type, init]) as Event);
  };

  sayTarget(realm, HELLO, target);
  if (answer === FromGuard.alreadyServed) return { kind: 'already-served' };

  return {
    kind: 'open',
    line: {
      expect: () => void say(FromPage.expect),
      isManned: () => {
        answer = '';
        say(FromPage.roll);
        return answer === FromGuard.accepted;
      },
      standInFor: (source, parent) => {
        answerTrack = null;
        if (parent) sayTrack(FromPage.parent, parent);
        sayTrack(FromPage.source, source);
        return answerTrack;
      },
      stopped: (standIn) => sayTrack(FromPage.stopped, standIn),
      handleConfigured: (config) => sayText(FromPage.handleConfigured, config),
      leavesOutMonitors: () => {
        answer = '';
        say(FromPage.screenWanted);
        return answer === FromGuard.noMonitors;
      },
      pick: (isBegun) => void say(isBegun ? FromPage.picked : FromPage.pickedAll),
      reconfiguring: (standIn) => sayTrack(FromPage.reconfiguring, standIn),
      reconfigured: (standIn) => sayTrack(FromPage.reconfigured, standIn),
      enabled: (standIn, enabled) =>
        sayTrack(enabled ? FromPage.enabled : FromPage.disabled, standIn),
      constrained: (standIn, demand) => {
        sayText(FromPage.demand, stringify(demand));
        sayTrack(FromPage.constrained, standIn);
      },
      connecting: (peer) => {
        try {
          sayTarget(target, FromPage.connecting, peer as EventTarget);
        } catch {
          // No `EventTarget`, so no connection: the native method refuses it, too.
        }
      },
      isGuarded: (child) => {
        answer = '';
        sayTarget(target, FromPage.childRealm, child);
        return answer !== FromGuard.unguarded;
      },
      hear: (listener) => {
        news = listener;
      },
    },
  };
}

import type { Fit } from '../../policy/constraints';
import * as FromGuard from '../../protocol/from-guard';
import * as FromPage from '../../protocol/from-page';
import { type ConstraintQuestion, HELLO } from '../../protocol/page-channel';
import type { Handle } from '../../protocol/surface-mark';
import { construct, type Natives, parse, stringify } from './natives';

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
  /** What the page is told of a tab's handle; `null` also when nobody answers. */
  readHandle(handle: Handle, origin: string): Handle | null;
  /**
   * The page constrains a stand-in whose source is switched off.
   * @returns whether the device could meet it, and its settings then; `null` when nobody answers.
   */
  constrain(standIn: MediaStreamTrack, question: ConstraintQuestion): Fit | null;
  /** The page is connecting this, if it is an `RTCPeerConnection`. */
  connecting(peer: unknown): void;
  /** Whether the realm behind a child window has a shim; if not, this frame's guard adopts it. */
  isGuarded(child: Window): boolean;
  /** Who hears the guard's news; one listener. */
  hear(news: GuardNews): void;
}

/**
 * Opens the line. Without a guard there is nobody who could make a stand-in: the line is then
 * closed for good and refuses every source.
 * @returns `null` in a realm that the shim of another frame serves.
 */
export function greetGuard(realm: Window, natives: Natives): GuardLine | null {
  const target = new natives.EventTarget();
  let answer = '';
  let answerTrack: MediaStreamTrack | null = null;
  let renewed: MediaStreamTrack | null = null;
  let news: GuardNews | null = null;

  const onTrack = (type: string, hear: (track: MediaStreamTrack) => void): void =>
    natives.addEventListener(target, type, (event) =>
      hear(natives.eventTrack(event as MediaStreamTrackEvent)),
    );
  natives.addEventListener(target, FromGuard.answer, (event) => {
    answer = natives.eventData(event as MessageEvent<string>);
  });
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

  /** Each of these returns what the guard answers; `''` for nothing. */
  const send = (on: EventTarget, of: unknown, type: string, init: object): string => {
    answer = '';
    natives.dispatchEvent(on, construct(of as typeof Event, [type, init]) as Event);
    return answer;
  };
  const sayTrack = (type: string, track: MediaStreamTrack): string =>
    send(target, natives.MediaStreamTrackEvent, type, { __proto__: null, track });
  const sayTarget = (on: EventTarget, type: string, relatedTarget: EventTarget): string =>
    send(on, natives.MouseEvent, type, { __proto__: null, relatedTarget });
  const say = (type: string, data = ''): string =>
    send(target, natives.MessageEvent, type, { __proto__: null, data });

  if (sayTarget(realm, HELLO, target) === FromGuard.ALREADY_SERVED) return null;
  return {
    expect: () => void say(FromPage.expect),
    isManned: () => say(FromPage.roll) === FromGuard.ACCEPTED,
    standInFor: (source, parent) => {
      answerTrack = null;
      if (parent) sayTrack(FromPage.parent, parent);
      sayTrack(FromPage.source, source);
      return answerTrack;
    },
    stopped: (standIn) => void sayTrack(FromPage.stopped, standIn),
    handleConfigured: (config) => void say(FromPage.handleConfigured, config),
    leavesOutMonitors: () => say(FromPage.screenWanted) === FromGuard.NO_MONITORS,
    pick: (isBegun) => void say(isBegun ? FromPage.picked : FromPage.pickedAll),
    reconfiguring: (standIn) => void sayTrack(FromPage.reconfiguring, standIn),
    reconfigured: (standIn) => void sayTrack(FromPage.reconfigured, standIn),
    enabled: (standIn, enabled) =>
      void sayTrack(enabled ? FromPage.enabled : FromPage.disabled, standIn),
    readHandle: (handle, origin) =>
      parse(say(FromPage.handle, stringify({ handle, origin })) || 'null'),
    constrain: (standIn, question) => {
      say(FromPage.demand, stringify(question));
      return parse(sayTrack(FromPage.constrained, standIn) || 'null');
    },
    connecting: (peer) => {
      try {
        sayTarget(target, FromPage.connecting, peer as EventTarget);
      } catch {
        // No `EventTarget`, so no connection: the native method refuses it, too.
      }
    },
    isGuarded: (child) => sayTarget(target, FromPage.childRealm, child) !== FromGuard.UNGUARDED,
    hear: (listener) => {
      news = listener;
    },
  };
}

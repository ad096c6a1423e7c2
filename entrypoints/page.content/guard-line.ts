import { FromGuard, FromPage, HELLO } from '../../protocol/page-channel';
import { construct, type Natives } from './natives';

/** The shim's end of the line to the guard of this frame. Every call is answered synchronously. */
export interface GuardLine {
  /** Tells the guard that a capture call has started. */
  expect(): void;
  /**
   * Gives a real track to the guard.
   * @param parent The stand-in that is being cloned, if any.
   * @returns the stand-in, or `null` when the guard cannot make one: the source must then be stopped.
   */
  standInFor(source: MediaStreamTrack, parent?: MediaStreamTrack): MediaStreamTrack | null;
  stopped(standIn: MediaStreamTrack): void;
  reconfigured(standIn: MediaStreamTrack): void;
  /** Whether the realm behind a child window has a shim; if not, this frame's guard adopts it. */
  isGuarded(child: Window): boolean;
}

export type Greeting = { kind: 'open'; line: GuardLine } | { kind: 'already-served' };

/**
 * Opens the line. Without a guard there is nobody who could make a stand-in: the line is then
 * closed for good and refuses every source.
 */
export function greetGuard(realm: Window, natives: Natives): Greeting {
  const target = new natives.EventTarget();
  let answer = '';
  let answerTrack: MediaStreamTrack | null = null;

  const on = (type: string) =>
    natives.addEventListener(target, type, (event) => {
      answer = type;
      if (type === FromGuard.standIn)
        answerTrack = natives.eventTrack(event as MediaStreamTrackEvent);
    });
  for (const type of Object.values(FromGuard)) on(type);

  const say = (type: string) => natives.dispatchEvent(target, new natives.Event(type));
  const sayTrack = (type: string, track: MediaStreamTrack) => {
    const init = { __proto__: null, track };
    natives.dispatchEvent(target, construct(natives.MediaStreamTrackEvent, [type, init]) as Event);
  };
  const sayTarget = (on: EventTarget, type: string, relatedTarget: EventTarget) => {
    const init = { __proto__: null, relatedTarget };
    natives.dispatchEvent(on, construct(natives.MouseEvent, [type, init]) as Event);
  };

  sayTarget(realm, HELLO, target);
  if (answer === FromGuard.alreadyServed) return { kind: 'already-served' };

  return {
    kind: 'open',
    line: {
      expect: () => void say(FromPage.expect),
      standInFor: (source, parent) => {
        answerTrack = null;
        if (parent) sayTrack(FromPage.parent, parent);
        sayTrack(FromPage.source, source);
        return answerTrack;
      },
      stopped: (standIn) => sayTrack(FromPage.stopped, standIn),
      reconfigured: (standIn) => sayTrack(FromPage.reconfigured, standIn),
      isGuarded: (child) => {
        answer = '';
        sayTarget(target, FromPage.childRealm, child);
        return answer !== FromGuard.unguarded;
      },
    },
  };
}

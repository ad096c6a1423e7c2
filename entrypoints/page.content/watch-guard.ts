import type { GuardLine } from './guard-line';
import type { Natives } from './natives';

/** How soon it is noticed that there is no guard any more. A hidden tab is no faster. In ms. */
const ROLL_EVERY_MS = 1_000;

/** Kept before any page script can replace them; not at all where nobody watches. */
const timers = /* @__PURE__ */ (() => {
  const { setInterval, clearInterval } = globalThis;
  return { setInterval, clearInterval };
})();

/**
 * Firefox ends the guard of an add-on that is reloaded or switched off: nobody would release a
 * picture any more, nor mute a microphone. Then the device has to go off, and the page is told as of
 * a device that was pulled out.
 */
export function watchGuard(
  natives: Natives,
  line: GuardLine,
  standIn: MediaStreamTrack,
  onGone: () => void,
): void {
  const { setInterval, clearInterval } = timers;
  const timer = setInterval(() => {
    const isLive = natives.trackReadyState(standIn) === 'live';
    if (isLive && line.isManned()) return;
    clearInterval(timer);
    if (isLive) onGone();
  }, ROLL_EVERY_MS);
}

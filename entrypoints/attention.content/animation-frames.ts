import type { NativeState } from './native-state';
import { replaceMethod } from './replace';
import { startTicking } from './ticks';

/** Goes on giving animation frames to a page that is hidden, where the browser gives none. */
export function keepAnimating({ isHidden }: NativeState): void {
  const pending = new Map<number, FrameRequestCallback>();
  const request = window.requestAnimationFrame.bind(window);
  let last = 0;
  let isScheduled = false;
  let stopTicking: (() => void) | null = null;

  const run = (time: DOMHighResTimeStamp): void => {
    const due = [...pending];
    pending.clear();
    for (const [, callback] of due) {
      try {
        callback(time);
      } catch (error) {
        reportError(error); // as the browser does: the others have their turn all the same
      }
    }
    schedule();
  };

  const schedule = (): void => {
    if (isHidden() && pending.size > 0) {
      stopTicking ??= startTicking(() => run(performance.now()));
      return;
    }
    stopTicking?.();
    stopTicking = null;
    if (pending.size === 0 || isScheduled) return;
    isScheduled = true;
    request((time) => {
      isScheduled = false;
      run(time);
    });
  };

  replaceMethod(window, 'requestAnimationFrame', (_, [callback], native) => {
    if (typeof callback !== 'function') return native();
    last += 1;
    pending.set(last, callback as FrameRequestCallback);
    schedule();
    return last;
  });
  replaceMethod(window, 'cancelAnimationFrame', (_, [id]) => {
    pending.delete(Number(id));
  });
  document.addEventListener('visibilitychange', schedule, true);
  window.addEventListener('visibilitychange', schedule, true);
}

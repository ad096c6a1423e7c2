import { browser } from 'wxt/browser';
import { type FrameReport, isCapturing } from '../../protocol/background';

/** While something is captured the background hears at least this often. */
const REPORT_EVERY_MS = 1_000;

/**
 * A page that opens and closes a hundred captures in a second would keep the background busy for
 * half a minute, and the person's next act would wait that long; a tenth of a second nobody sees.
 */
const REPORTS_APART_MS = 100;

interface Reported {
  report(): FrameReport;
}

/** Tells the background what this frame captures: at every change, and regularly in between. */
export class Reporter {
  #timer: ReturnType<typeof setInterval> | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #reportedAt = Number.NEGATIVE_INFINITY;

  /** At once, or as soon as the report before this one is old enough. */
  report(source: Reported): void {
    if (this.#waiting !== undefined) return;
    const wait = this.#reportedAt + REPORTS_APART_MS - performance.now();
    if (wait <= 0) this.#report(source);
    else this.#waiting = setTimeout(() => this.#report(source), wait);
  }

  #report(source: Reported): void {
    this.#waiting = undefined;
    this.#reportedAt = performance.now();
    const message = source.report();
    send(message);
    if (isCapturing(message))
      this.#timer ??= setInterval(() => this.report(source), REPORT_EVERY_MS);
    else this.#stop();
  }

  /** The document goes away, and with it all that it captures; one that is kept reports again. */
  sayGoodbye(source: Reported): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    if (this.#timer) send({ ...source.report(), captures: [], microphones: [], sounds: [] });
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** Gone after the extension was reloaded: this frame then goes on without a background. */
function send(message: FrameReport): void {
  if (browser.runtime?.id) browser.runtime.sendMessage(message).catch(() => undefined);
}

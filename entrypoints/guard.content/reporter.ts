import { browser } from 'wxt/browser';
import { type FrameReport, isCapturing } from '../../protocol/background';

/** While something is captured the background hears at least this often. */
const REPORT_EVERY_MS = 1_000;

interface Reported {
  report(): FrameReport;
}

/** Tells the background what this frame captures: at every change, and regularly in between. */
export class Reporter {
  #timer: ReturnType<typeof setInterval> | undefined;

  report(source: Reported): void {
    const message = source.report();
    send(message);
    if (isCapturing(message))
      this.#timer ??= setInterval(() => this.report(source), REPORT_EVERY_MS);
    else this.#stop();
  }

  /** The document goes away, and with it all that it captures; one that is kept reports again. */
  sayGoodbye(source: Reported): void {
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

import {
  FIND_NO_TEXT,
  FIND_TEXT,
  type FinderAnswer,
  type FinderRequest,
  type FoundText,
  parseFinderAnswer,
} from '../../../protocol/camera-text';
import type { CameraReading } from '../../../protocol/engine';

/** A moving person asks for a pass all the time. After each the core rests for as long as it took. */
const PASS_EVERY_MS = 1_000;

/** A pass takes some tenths of a second, several seconds on a machine under full load. */
const SILENT_MS = 30_000;

/** No camera has been live for so long. Starting takes two seconds. */
const IDLE_MS = 60_000;

const RESTART_AFTER_MS = 1_000;

/** What finds text on the cameras that this engine treats, one picture at a time. */
export class CameraFinder {
  #state: CameraReading['state'] | 'off' = 'off';
  #port: MessagePort | null = null;
  #onFound: ((found: FoundText) => void) | null = null;
  #askedAt = Number.NEGATIVE_INFINITY;
  /** When the core has rested from the last pass. */
  #restedAt = Number.NEGATIVE_INFINITY;
  #wantedAt = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param ask The engine's page, which starts and ends the finder's worker. */
  constructor(private readonly ask: (command: typeof FIND_TEXT | typeof FIND_NO_TEXT) => void) {}

  get state(): CameraReading['state'] {
    return this.#state === 'off' ? 'starting' : this.#state;
  }

  /** Whether it would look at a picture now. */
  isFree(now: number): boolean {
    if (this.#onFound && now - this.#askedAt > SILENT_MS) this.#restart();
    if (this.#state !== 'ready' || this.#onFound) return false;
    return now >= this.#restedAt && now - this.#askedAt >= PASS_EVERY_MS;
  }

  /** A camera is live: has it started, if it is not there, and ended some time after the last call. */
  want(now: number): void {
    this.#wantedAt = now;
    if (this.#state !== 'off') return;
    this.#state = 'starting';
    this.ask(FIND_TEXT);
    this.#endWhenIdle(IDLE_MS);
  }

  #endWhenIdle(inMs: number): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      const left = this.#wantedAt + IDLE_MS - performance.now();
      if (left > 0) this.#endWhenIdle(left);
      else this.#release();
    }, inMs);
  }

  #release(): void {
    this.#drop('off');
    this.ask(FIND_NO_TEXT);
  }

  #restart(): void {
    this.#drop('starting');
    this.ask(FIND_TEXT);
  }

  connect(port: MessagePort): void {
    this.#port?.close();
    this.#port = port;
    port.onmessage = ({ data }) => this.#hear(parseFinderAnswer(data));
  }

  /** Its worker is gone: another one is started, unless nobody wants it any more. */
  lost(): void {
    if (this.#state === 'off') return;
    this.#drop('starting');
    this.#timer = setTimeout(() => this.ask(FIND_TEXT), RESTART_AFTER_MS);
  }

  /**
   * Has a picture looked at; only when it is free.
   * @param onFound Gets what was found; not called when the finder is lost before.
   */
  look(request: FinderRequest, now: number, onFound: (found: FoundText) => void): void {
    this.#askedAt = now;
    this.#onFound = onFound;
    this.#port?.postMessage(request, [request.picture.buffer as ArrayBuffer]);
  }

  #hear(answer: FinderAnswer | null): void {
    if (answer?.kind === 'ready') {
      this.#state = 'ready';
      return;
    }
    if (answer?.kind !== 'found') {
      // Broken files stay broken. What is held stays held.
      this.#drop('fault');
      return;
    }
    const onFound = this.#onFound;
    this.#onFound = null;
    const now = performance.now();
    this.#restedAt = 2 * now - this.#askedAt;
    onFound?.(answer);
  }

  #drop(state: CameraReading['state'] | 'off'): void {
    clearTimeout(this.#timer);
    this.#port?.close();
    this.#port = null;
    this.#onFound = null;
    this.#state = state;
  }
}

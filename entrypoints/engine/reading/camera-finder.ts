import type { Rect } from '../../../pipeline/quarantine/tile-grid';
import {
  FIND_NO_TEXT,
  FIND_TEXT,
  type FinderAnswer,
  type FinderRequest,
  parseFinderAnswer,
} from '../../../protocol/camera-text';
import type { CameraReading } from '../../../protocol/engine';

/** A pass takes most of a second of one core: a moving person asks for one all the time. */
const PASS_EVERY_MS = 1_500;

const RESTART_AFTER_MS = 1_000;

/** What finds text on the cameras that this engine treats, one picture at a time. */
export class CameraFinder {
  #state: CameraReading['state'] | 'off' = 'off';
  #port: MessagePort | null = null;
  #onFound: ((places: readonly Rect[]) => void) | null = null;
  #askedAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param ask The engine's page, which starts and ends the finder's worker. */
  constructor(private readonly ask: (command: typeof FIND_TEXT | typeof FIND_NO_TEXT) => void) {}

  get state(): CameraReading['state'] {
    return this.#state === 'off' ? 'starting' : this.#state;
  }

  /** Whether it would look at a picture now. */
  isFree(now: number): boolean {
    return this.#state === 'ready' && !this.#onFound && now - this.#askedAt >= PASS_EVERY_MS;
  }

  /** Has it started, if it is not there. */
  want(): void {
    if (this.#state !== 'off') return;
    this.#state = 'starting';
    this.ask(FIND_TEXT);
  }

  /** It is not needed any more. */
  release(): void {
    if (this.#state === 'off') return;
    this.#drop('off');
    this.ask(FIND_NO_TEXT);
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
   * @param onFound Gets all places with text; not called when the finder is lost before.
   */
  look(request: FinderRequest, now: number, onFound: (places: readonly Rect[]) => void): void {
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
    onFound?.(rectsOf(answer.places));
  }

  #drop(state: CameraReading['state'] | 'off'): void {
    clearTimeout(this.#timer);
    this.#port?.close();
    this.#port = null;
    this.#onFound = null;
    this.#state = state;
  }
}

function rectsOf(places: Float32Array): Rect[] {
  return Array.from({ length: places.length / 4 }, (_, index) => {
    const [x = 0, y = 0, width = 0, height = 0] = places.subarray(4 * index, 4 * index + 4);
    return { x, y, width, height };
  });
}

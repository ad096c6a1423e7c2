import type { ReadingState } from '../../../protocol/background';
import type { ColourMatrix } from '../../../protocol/frame-description';
import {
  parseReadingAnswer,
  type ReadingAnswer,
  type ReadingRequest,
} from '../../../protocol/reading';
import type { EngineLink, Readings } from '../engine-link';
import { ownRealm } from '../own-realm';
import { FollowedMode } from './followed-mode';

/** Of a screen that is read. */
export interface ScreenReader {
  /** A reader that knows nothing yet is there: everything is to be sent again. */
  onStarted(): void;
  onAnswer(answer: Extract<ReadingAnswer, { capture: number }>): void;
  /** The person wants to be warned only, or no longer. */
  onMode(): void;
}

/** After a crash; the engine itself has been restarted by then where it was lost too. */
const RESTART_AFTER_MS = 1_000;

/** The text worker of this frame: started when a screen is to be read, started anew when it is lost. */
export class TextLink implements Readings {
  #port: MessagePort | null = null;
  #state: ReadingState = 'off';
  readonly #screens = new Map<number, ScreenReader>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #mode = new FollowedMode(() => {
    for (const screen of this.#screens.values()) screen.onMode();
  });

  constructor(
    private readonly engine: EngineLink,
    private readonly onState: () => void,
  ) {
    engine.follow(this);
  }

  get state(): ReadingState {
    return this.#state;
  }

  /** The person wants to be told only: nothing waits and nothing is hidden. */
  get warnsOnly(): boolean {
    return this.#mode.warnsOnly;
  }

  /** Has a screen read from now on. */
  attach(capture: number, screen: ScreenReader): void {
    void this.#mode.follow();
    this.#screens.set(capture, screen);
    if (this.#state === 'ready') screen.onStarted();
    else if (this.#state === 'off') this.start();
  }

  detach(capture: number): void {
    if (!this.#screens.delete(capture)) return;
    this.#post({ kind: 'end', capture });
    if (this.#screens.size === 0) this.#stop();
  }

  /** Called when the engine's frame is there: at first, and after each restart of it. */
  start(): void {
    clearTimeout(this.#timer);
    if (this.#screens.size === 0) return;
    this.#port?.close();
    const { port1, port2 } = new MessageChannel();
    this.#set('starting');
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#hear(parseReadingAnswer(ownRealm(data)));
    if (!this.engine.startReading(port2)) this.#lose();
  }

  /** The worker is gone. Nothing is let go until another has read it. */
  lost(): void {
    this.#lose();
  }

  begin(capture: number, width: number, height: number, matrix: ColourMatrix): void {
    this.#post({ kind: 'screen', capture, width, height, matrix });
  }

  send(request: Extract<ReadingRequest, { kind: 'tiles' }>): void {
    this.#post(request, [request.pixels.buffer as ArrayBuffer]);
  }

  #post(request: ReadingRequest, transfer: Transferable[] = []): void {
    if (this.#state === 'ready') this.#port?.postMessage(request, transfer);
  }

  #hear(answer: ReadingAnswer | null): void {
    if (!answer) return;
    if (answer.kind === 'fault') {
      // Its files are broken: another start would fail as well. What is held stays held.
      this.#stop();
      this.#set('fault');
    } else if (answer.kind === 'ready') {
      this.#set('ready');
      for (const screen of this.#screens.values()) screen.onStarted();
    } else this.#screens.get(answer.capture)?.onAnswer(answer);
  }

  #lose(): void {
    this.#stop();
    if (this.#screens.size === 0) return;
    this.#set('starting');
    this.#timer = setTimeout(() => this.start(), RESTART_AFTER_MS);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#port?.close();
    this.#port = null;
    this.#set('off');
  }

  #set(state: ReadingState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.onState();
  }
}

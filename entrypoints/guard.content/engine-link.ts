import { type EngineState, judgeEngine, pauseBefore } from '../../policy/engine-state';
import { type EngineAnswer, type EngineRequest, parseEngineAnswer } from '../../protocol/engine';
import type { FrameDescription } from '../../protocol/frame-description';
import { PartAssembly, PartStock, type PartsMessage } from '../../protocol/picture-parts';
import { EngineClock } from './engine-clock';
import { attachEngineFrame, type EngineFrame } from './engine-frame';
import { ownRealm } from './own-realm';

/** An answer to one picture; `null` when the engine was lost before it gave one. */
export type PictureAnswer = Exclude<
  EngineAnswer,
  PartsMessage | { kind: 'ready' } | { kind: 'fault' } | { kind: 'tick' }
> | null;

/** A picture to be treated. */
export interface TreatQuestion {
  readonly capture: number;
  readonly frame: FrameDescription;
  /** The picture. */
  readonly bytes: Uint8Array;
  /** Memory of its own for what is released, as long as that is. */
  readonly into: Uint8Array;
  /** Milliseconds that the answer before took. */
  readonly roundTripMs: number;
}

interface Pending {
  readonly askedAt: number;
  readonly released: PartAssembly;
  readonly answer: (answer: PictureAnswer) => void;
}

/** Whoever has text read by a worker beside the engine's own. */
export interface Readings {
  start(): void;
  lost(): void;
}

/**
 * The engine of this frame: started when wanted, asked picture by picture, started anew when it is
 * lost. Times are `performance.now()` milliseconds.
 */
export class EngineLink {
  /** Ticks while the engine is there, in a hidden tab too. */
  readonly clock = new EngineClock((everyMs) =>
    this.#frame?.port.postMessage({ kind: 'clock', everyMs } satisfies EngineRequest),
  );
  #state: EngineState = 'starting';
  #frame: EngineFrame | null = null;
  #startedAt = 0;
  #restartAt: number | null = null;
  #failures = 0;
  #lastRequest = 0;
  readonly #pending = new Map<number, Pending>();
  readonly #parts = new PartStock();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted = false;
  #readings: Readings | null = null;

  /** Called each time that it has become ready. */
  onReady: () => void = () => undefined;

  /** @param url Address of the engine's page. It outlives the extension context that told it. */
  constructor(private readonly url: string) {}

  get state(): EngineState {
    return this.#state;
  }

  /** Has `readings` told of every start and loss of what could read text. */
  follow(readings: Readings): void {
    this.#readings = readings;
  }

  /** @returns whether there is an engine that can start a text worker. */
  startReading(port: MessagePort): boolean {
    this.#frame?.startReading(port);
    return this.#frame !== null;
  }

  /** Starts the engine if it is not running. */
  want(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#state = 'starting';
    this.#failures = 0;
    this.#start();
  }

  /** Ends the engine: nobody captures any more. */
  release(): void {
    this.#wanted = false;
    clearTimeout(this.#timer);
    this.#restartAt = null;
    this.#drop();
  }

  /**
   * Looks after the engine. Called with every picture of every source, since those are the one
   * clock that a hidden tab keeps.
   */
  tick(now: number): void {
    if (!this.#wanted) return;
    if (this.#restartAt !== null) {
      if (now >= this.#restartAt) this.#start();
      return;
    }
    const verdict = judgeEngine({
      state: this.#state,
      now,
      startedAt: this.#startedAt,
      askedAt: this.#oldestAskedAt(),
      failures: this.#failures,
      attached: this.#frame?.isAttached() ?? false,
    });
    if (verdict.kind === 'restart') this.#restart(verdict.pauseMs);
  }

  /** Has the engine treat a picture. */
  treat({ bytes, into, ...question }: TreatQuestion): Promise<PictureAnswer> {
    return this.#ask(into, (port, request) => {
      const post = (message: unknown, parts: ArrayBuffer[]) => port.postMessage(message, parts);
      this.#parts.send(post, bytes, { kind: 'treat' as const, request, ...question });
    });
  }

  /** Tells the engine that a capture is over. */
  endCapture(capture: number): void {
    const message: EngineRequest = { kind: 'end', capture };
    this.#frame?.port.postMessage(message);
  }

  /** Tells the engine what the person says about something that is hidden on a camera. */
  showFinding(capture: number, finding: number, isShown: boolean): void {
    const message: EngineRequest = { kind: 'finding', capture, finding, isShown };
    this.#frame?.port.postMessage(message);
  }

  #ask(
    into: Uint8Array,
    send: (port: MessagePort, request: number) => void,
  ): Promise<PictureAnswer> {
    const port = this.#frame?.port;
    if (!port || this.#state !== 'ready') return Promise.resolve(null);
    this.#lastRequest += 1;
    const request = this.#lastRequest;
    return new Promise((answer) => {
      const released = new PartAssembly(into);
      this.#pending.set(request, { askedAt: performance.now(), released, answer });
      send(port, request);
    });
  }

  #start(): void {
    this.#restartAt = null;
    this.#startedAt = performance.now();
    if (this.#state === 'fault') this.#state = 'restarting';
    const frame = attachEngineFrame(this.url, {
      lost: () => this.tick(performance.now()),
      readingLost: () => this.#readings?.lost(),
    });
    this.#frame = frame;
    if (!frame) return;
    frame.port.addEventListener('message', ({ data }) =>
      this.#onAnswer(parseEngineAnswer(ownRealm(data))),
    );
    frame.port.start();
    this.#readings?.start();
  }

  #restart(pauseMs: number): void {
    this.#drop();
    this.#failures += 1;
    this.#state = this.#state === 'fault' ? 'fault' : 'restarting';
    this.#restartAt = performance.now() + pauseMs;
    if (pauseMs === 0) {
      this.#start();
      return;
    }
    // For a source that delivers nothing; with pictures coming, `tick` is sooner or as soon.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.tick(performance.now()), pauseMs);
  }

  /** Removes the engine and answers everything that waited for it with `null`. */
  #drop(): void {
    this.#frame?.remove();
    this.#frame = null;
    this.#readings?.lost();
    for (const { answer } of this.#pending.values()) answer(null);
    this.#pending.clear();
  }

  #onAnswer(answer: EngineAnswer | null): void {
    if (!answer) return;
    if (answer.kind === 'ready') {
      this.#state = 'ready';
      this.clock.restart();
      this.onReady();
      return;
    }
    if (answer.kind === 'tick') {
      this.clock.tick(performance.now());
      return;
    }
    if (answer.kind === 'fault') {
      this.#state = 'fault';
      this.#restart(pauseBefore(this.#failures + 1));
      return;
    }
    this.#failures = 0;
    const pending = this.#pending.get(answer.request);
    if (answer.kind === 'parts' || answer.kind === 'released') {
      pending?.released.add(answer.parts);
      this.#parts.keep(answer.parts);
      if (answer.kind === 'parts') return;
    }
    const isWhole = answer.kind !== 'released' || pending?.released.isWhole;
    pending?.answer(isWhole ? answer : null);
    this.#pending.delete(answer.request);
  }

  #oldestAskedAt(): number | null {
    // A Map keeps the order of insertion: the first is the oldest.
    for (const { askedAt } of this.#pending.values()) return askedAt;
    return null;
  }
}

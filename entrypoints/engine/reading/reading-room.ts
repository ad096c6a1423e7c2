import type { SecretJudge } from '../../../models/secrets/judge';
import type { TextReader } from '../../../models/text/text-reader';
import type { TileVersion } from '../../../pipeline/quarantine/quarantine';
import {
  parseReadingRequest,
  type ReadingAnswer,
  type ReadingRequest,
} from '../../../protocol/reading';
import { type Reading, ScreenReading } from './screen-reading';

/** How screens are judged. */
export interface JudgingWays {
  /** A judge of its own for each screen. */
  readonly judgeFor: () => SecretJudge;
  /** Nothing is let go before all that changed has been read. */
  readonly isStrict: boolean;
}

/** Reads the screens of one guard, one step at a time, and hears what has changed in between. */
export class ReadingRoom {
  readonly #screens = new Map<number, ScreenReading>();
  readonly #turn = new MessageChannel();
  #isWorking = false;

  /**
   * @param port To the guard.
   * @param onFault Reading has failed as a whole.
   */
  constructor(
    private readonly port: MessagePort,
    private readonly reader: TextReader,
    private ways: JudgingWays,
    private readonly onFault: (error: unknown) => void,
  ) {
    port.onmessage = ({ data }) => {
      const request = parseReadingRequest(data);
      if (request) this.#hear(request);
    };
    this.#turn.port1.onmessage = () => void this.#work();
  }

  /** Has everything that is on the screens judged anew. */
  follow(ways: JudgingWays): void {
    this.ways = ways;
    for (const screen of this.#screens.values()) screen.follow(ways.judgeFor(), ways.isStrict);
    this.#goOn();
  }

  #hear(request: ReadingRequest): void {
    const { kind, capture } = request;
    if (kind === 'end') {
      this.#screens.delete(capture);
      return;
    }
    if (kind === 'screen') {
      const screen = new ScreenReading(request, request.matrix, this.reader);
      screen.follow(this.ways.judgeFor(), this.ways.isStrict);
      this.#screens.set(capture, screen);
      return;
    }
    this.#say({ kind: 'taken', capture });
    const { contents, pixels, emptied } = request;
    this.#screens.get(capture)?.take(versionsOf(contents), pixels, [...emptied]);
    this.#goOn();
  }

  /** The next step, after the messages that have come meanwhile. */
  #goOn(): void {
    if (this.#isWorking) return;
    this.#isWorking = true;
    this.#turn.port2.postMessage(null);
  }

  async #work(): Promise<void> {
    try {
      for (const [capture, screen] of this.#screens) {
        if (!screen.isDone) this.#tell(capture, await screen.step());
      }
      this.#isWorking = false;
      if ([...this.#screens.values()].some((screen) => !screen.isDone)) this.#goOn();
    } catch (error) {
      this.onFault(error);
    }
  }

  #tell(capture: number, { read, findings }: Reading): void {
    const pairs = Uint32Array.from(read.flatMap(({ tile, version }) => [tile, version]));
    const hidden = findings.map(({ box, why, fingerprint }) => ({ ...box, why, fingerprint }));
    this.#say({ kind: 'verdict', capture, read: pairs, hidden });
  }

  #say(answer: ReadingAnswer): void {
    this.port.postMessage(answer);
  }
}

function versionsOf(pairs: Uint32Array): TileVersion[] {
  return Array.from({ length: pairs.length / 2 }, (_, index) => ({
    tile: pairs[2 * index] ?? 0,
    version: pairs[2 * index + 1] ?? 0,
  }));
}

import { parseVoiceAnswer, type VoiceQuestion } from '../../../protocol/voice';
import { attachEngineFrame, type EngineFrame } from '../engine-frame';
import { ownRealm } from '../own-realm';

/** Questions under way after which the next are not asked: the voice page is loading or stuck. */
const MOST_UNANSWERED = 5;

/** After the voice page was lost, chunks of sound until it is put into the page again: a second. */
const PAUSE = 10;

/** The voice page of this frame: put into the document when first asked, and again when it is lost. */
export class VoiceLink {
  #frame: EngineFrame | null = null;
  #lastRequest = 0;
  #lastAnswer = 0;
  #pause = 0;
  /** Levels of the chunks under way, dB, by question. */
  readonly #levels = new Map<number, number>();

  /**
   * @param url Address of the voice page.
   * @param onAnswer Gets the level of a chunk that holds a voice, dB; `null` for one that holds none.
   */
  constructor(
    private readonly url: string,
    private readonly onAnswer: (voice: number | null) => void,
  ) {}

  /**
   * Asks whether there is a voice in this chunk of sound, whose memory is transferred.
   * @returns whether it was asked: not while the voice page is loading, lost or stuck.
   */
  ask(chunk: Int16Array<ArrayBuffer>, db: number): boolean {
    if (this.#pause > 0) {
      this.#pause -= 1;
      return false;
    }
    this.#frame ??= this.#attach();
    if (!this.#frame || this.#lastRequest - this.#lastAnswer >= MOST_UNANSWERED) return false;
    this.#lastRequest += 1;
    this.#levels.set(this.#lastRequest, db);
    const question: VoiceQuestion = {
      kind: 'has-voice',
      request: this.#lastRequest,
      samples: chunk.buffer,
    };
    this.#frame.port.postMessage(question, [chunk.buffer]);
    return true;
  }

  /** Takes the voice page out of the document. */
  close(): void {
    this.#frame?.remove();
    this.#frame = null;
    this.#lastAnswer = this.#lastRequest;
    this.#levels.clear();
  }

  #attach(): EngineFrame | null {
    const frame = attachEngineFrame(this.url, {
      lost: () => {
        this.close();
        this.#pause = PAUSE;
      },
    });
    frame?.port.addEventListener('message', ({ data }) => {
      const answer = parseVoiceAnswer(ownRealm(data));
      if (!answer) return;
      this.#lastAnswer = answer.request;
      const db = this.#levels.get(answer.request) ?? null;
      this.#levels.delete(answer.request);
      this.onAnswer(answer.hasVoice ? db : null);
    });
    frame?.port.start();
    return frame;
  }
}

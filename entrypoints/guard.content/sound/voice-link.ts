import { parseVoiceAnswer, type VoiceQuestion } from '../../../protocol/voice';
import { attachEngineFrame, type EngineFrame } from '../engine-frame';

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

  /** @param url Address of the voice page. @param onAnswer In the order of the questions. */
  constructor(
    private readonly url: string,
    private readonly onAnswer: (hasVoice: boolean) => void,
  ) {}

  /** Asks whether there is a voice in this chunk of sound, whose memory is transferred. */
  ask(chunk: Int16Array<ArrayBuffer>): void {
    if (this.#pause > 0) {
      this.#pause -= 1;
      return;
    }
    this.#frame ??= this.#attach();
    if (!this.#frame || this.#lastRequest - this.#lastAnswer >= MOST_UNANSWERED) return;
    this.#lastRequest += 1;
    const question: VoiceQuestion = {
      kind: 'has-voice',
      request: this.#lastRequest,
      samples: chunk.buffer,
    };
    this.#frame.port.postMessage(question, [chunk.buffer]);
  }

  /** Takes the voice page out of the document. */
  close(): void {
    this.#frame?.remove();
    this.#frame = null;
    this.#lastAnswer = this.#lastRequest;
  }

  #attach(): EngineFrame | null {
    const frame = attachEngineFrame(this.url, {
      lost: () => {
        this.close();
        this.#pause = PAUSE;
      },
    });
    frame?.port.addEventListener('message', ({ data }) => {
      const answer = parseVoiceAnswer(data);
      if (!answer) return;
      this.#lastAnswer = answer.request;
      this.onAnswer(answer.hasVoice);
    });
    frame?.port.start();
    return frame;
  }
}

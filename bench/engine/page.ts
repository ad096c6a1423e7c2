import {
  CONNECT,
  type EngineAnswer,
  type EngineRequest,
  parseEngineAnswer,
  type StageTimes,
} from '../../protocol/engine.ts';
import { PartStock } from '../../protocol/picture-parts.ts';
import { type Picture, resizePicture, takePictures } from './picture-source.ts';

/** What the engine tells of one picture, and what it took from asking to the answer. */
export interface EngineSample {
  readonly stages: StageTimes;
  readonly level: number;
  /** Transfer there and back included, in ms. */
  readonly roundTripMs: number;
}

/** One swaying motion of the person. */
const PICTURES = 24;
/** As a 30 fps camera: at full speed the engine would see load and step down. */
const PERIOD_MS = 1000 / 30;

/** Runs in the extension's engine page, opened in a tab: connects to its worker as the guard does. */
function connectEngine(): Promise<MessagePort> {
  const [pictures, control] = [new MessageChannel(), new MessageChannel()];
  window.postMessage(CONNECT, '*', [pictures.port2, control.port2]);
  return new Promise((resolve, reject) => {
    pictures.port1.onmessage = ({ data }) => {
      const answer = parseEngineAnswer(data);
      if (answer?.kind === 'ready') resolve(pictures.port1);
      else reject(new Error(`the engine answered ${JSON.stringify(answer)}`));
    };
  });
}

class EngineBench {
  #port: MessagePort | null = null;
  #pictures: Picture[] = [];
  #lastRequest = 0;
  readonly #stock = new PartStock();

  async open(): Promise<boolean> {
    this.#pictures = await takePictures(PICTURES);
    this.#port = await connectEngine();
    return crossOriginIsolated;
  }

  /** Has `count` pictures of this size treated at the camera's pace. */
  async treat(width: number, height: number, count: number): Promise<EngineSample[]> {
    const pictures = this.#pictures.map((picture) => resizePicture(picture, width, height));
    const samples: EngineSample[] = [];
    const start = performance.now();
    for (let index = 0; index < count; index++) {
      const wait = start + index * PERIOD_MS - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const picture = pictures[index % pictures.length];
      if (picture) samples.push(await this.#ask(picture, width));
    }
    this.#port?.postMessage({ kind: 'end', capture: width } satisfies EngineRequest);
    return samples;
  }

  async #ask({ width, height, bytes }: Picture, capture: number): Promise<EngineSample> {
    this.#lastRequest += 1;
    const layout = { format: 'I420', rotation: 0, matrix: 'bt601' } as const;
    const frame = { ...layout, width, height };
    const asked = performance.now();
    const question = { capture, request: this.#lastRequest, frame, roundTripMs: 0 };
    const answer = await this.#send(bytes, question);
    if (answer?.kind !== 'released') throw new Error(`answered ${answer?.kind}`);
    return { ...answer.load, roundTripMs: performance.now() - asked };
  }

  #send(bytes: Uint8Array, question: { request: number }): Promise<EngineAnswer | null> {
    return new Promise((resolve) => {
      const port = this.#port;
      if (!port) return resolve(null);
      port.onmessage = ({ data }) => {
        const answer = parseEngineAnswer(data);
        if (answer?.kind === 'parts' || answer?.kind === 'released') this.#stock.keep(answer.parts);
        if (answer?.kind !== 'parts') resolve(answer);
      };
      const post = (message: unknown, parts: ArrayBuffer[]) => port.postMessage(message, parts);
      this.#stock.send(post, bytes, { kind: 'treat' as const, ...question });
    });
  }
}

Object.assign(globalThis, { engineBench: new EngineBench() });

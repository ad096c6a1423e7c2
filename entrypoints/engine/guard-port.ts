import { frameByteLength } from '../../pipeline/frame-layout';
import type { EngineAnswer, EngineRequest } from '../../protocol/engine';
import { PartAssembly, PartStock, type PartsMessage } from '../../protocol/picture-parts';

type TreatRequest = Extract<EngineRequest, { kind: 'treat' }>;

type Released = Extract<EngineAnswer, { kind: 'released' }>;

/** The worker's end of the port to one guard: pictures come and go in parts. */
export class GuardPort {
  readonly #stock = new PartStock();
  /** What has come of the picture that is on its way. */
  #arrived: { readonly request: number; readonly parts: ArrayBuffer[] } | null = null;
  #memory = new Uint8Array();

  constructor(private readonly port: MessagePort) {}

  say(answer: Exclude<EngineAnswer, Released | PartsMessage>): void {
    this.port.postMessage(answer);
  }

  /** Takes the first parts of a picture. A guard sends one picture after the other. */
  receive({ request, parts }: PartsMessage): void {
    if (this.#arrived?.request !== request) this.#arrived = { request, parts: [] };
    this.#arrived.parts.push(...parts);
  }

  /**
   * The picture that the message completes, in memory that is good until the next one.
   * Throws `RangeError` when parts are missing.
   */
  pictureOf({ request, frame, parts }: TreatRequest): Uint8Array {
    this.receive({ kind: 'parts', request, parts });
    const all = this.#arrived?.parts ?? [];
    this.#arrived = null;
    const length = frameByteLength(frame);
    if (this.#memory.length < length) this.#memory = new Uint8Array(length);
    const picture = this.#memory.subarray(0, length);
    const assembly = new PartAssembly(picture);
    assembly.add(all);
    this.#stock.keep(all);
    if (!assembly.isWhole) throw new RangeError(`parts of picture ${request} are missing`);
    return picture;
  }

  /** Sends a treated picture back, in the parts that it came in. */
  release(bytes: Uint8Array, answer: Omit<Released, 'parts'>): void {
    this.#stock.send((message, parts) => this.port.postMessage(message, parts), bytes, answer);
  }
}

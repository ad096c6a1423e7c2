import { PartStock, type PartsMessage } from '../../protocol/picture-parts.ts';

const PERIOD_MS = 1000 / 30;

type Echo = PartsMessage | { readonly kind: 'whole' | 'last'; readonly parts: ArrayBuffer[] };

/** Sends pictures to a worker in another process and takes them back: the floor of any engine there. */
class TransportBench {
  #port: MessagePort | null = null;
  readonly #stock = new PartStock();

  /** @param url Of the echo page, on another site. */
  async open(url: string): Promise<void> {
    const frame = document.createElement('iframe');
    frame.src = url;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    const { port1, port2 } = new MessageChannel();
    frame.contentWindow?.postMessage(null, '*', [port2]);
    this.#port = port1;
  }

  /** @returns mean milliseconds from sending to having it back. */
  async run(bytes: number, inParts: boolean, pictures: number): Promise<number> {
    let picture: Uint8Array<ArrayBuffer> = new Uint8Array(bytes);
    let total = 0;
    for (let index = 0; index < pictures; index++) {
      const start = performance.now();
      if (inParts) await this.#sendParts(picture, index);
      else picture = await this.#sendWhole(picture, index);
      total += performance.now() - start;
      const rest = Math.max(1, PERIOD_MS - (performance.now() - start));
      await new Promise((resolve) => setTimeout(resolve, rest));
    }
    return total / pictures;
  }

  #sendWhole(picture: Uint8Array<ArrayBuffer>, request: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#exchange<Uint8Array<ArrayBuffer>>(
      () => this.#post({ kind: 'whole', request, parts: [picture.buffer] }, [picture.buffer]),
      ({ parts: [buffer] }) => new Uint8Array(buffer ?? new ArrayBuffer(0)),
    );
  }

  #sendParts(picture: Uint8Array, request: number): Promise<true> {
    let at = 0;
    return this.#exchange<true>(
      () =>
        this.#stock.send((message, parts) => this.#post(message, parts), picture, {
          ...{ kind: 'last', request, bytes: picture.length },
        }),
      ({ kind, parts }) => {
        for (const part of parts) {
          const room = picture.length - at;
          picture.set(new Uint8Array(part, 0, Math.min(room, part.byteLength)), at);
          at += Math.min(room, part.byteLength);
        }
        this.#stock.keep(parts);
        return kind === 'last' ? true : null;
      },
    );
  }

  /** @param take Takes one message of the answer; `null` while there is more to come. */
  #exchange<Result>(send: () => void, take: (echo: Echo) => Result | null): Promise<Result> {
    return new Promise((resolve) => {
      if (!this.#port) return;
      this.#port.onmessage = ({ data }: MessageEvent<Echo>) => {
        const result = take(data);
        if (result !== null) resolve(result);
      };
      send();
    });
  }

  #post(message: unknown, parts: ArrayBuffer[]): void {
    this.#port?.postMessage(message, parts);
  }
}

Object.assign(globalThis, { transportBench: new TransportBench() });

import { PartStock, type PartsMessage } from '../../protocol/picture-parts.ts';

/** A picture or a piece of one, as the page sends it. */
interface Sent {
  readonly kind: 'parts' | 'whole' | 'last';
  readonly request: number;
  readonly parts: readonly ArrayBuffer[];
  readonly bytes: number;
}

/** Answers every picture with one of its size, in one buffer or in parts as it came. */
self.onmessage = ({ ports }: MessageEvent) => {
  const [port] = ports;
  if (!port) return;
  const stock = new PartStock();
  const picture: { bytes: Uint8Array } = { bytes: new Uint8Array() };
  const post = (message: unknown, parts: ArrayBuffer[]) => port.postMessage(message, parts);
  port.onmessage = ({ data }: MessageEvent<Sent | PartsMessage>) => {
    if (data.kind === 'whole') return post(data, [...data.parts]);
    stock.keep(data.parts);
    if (data.kind !== 'last') return;
    if (picture.bytes.length !== data.bytes) picture.bytes = new Uint8Array(data.bytes);
    stock.send(post, picture.bytes, { kind: 'last', request: data.request });
  };
};

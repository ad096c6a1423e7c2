import { connect, type Socket } from 'node:net';

/** What Firefox answers: `[1, id, error, result]`. */
type Reply = readonly [1, number, { error: string; message: string } | null, unknown];

interface Waiting {
  readonly command: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** A packet is the length of a JSON text in bytes, a colon, and the text. */
const COLON = ':'.charCodeAt(0);

/** Cuts a byte stream into packets. */
class PacketReader {
  private bytes: Buffer = Buffer.alloc(0);

  /** Takes what has arrived; returns the packets that are complete now. */
  read(chunk: Buffer): unknown[] {
    this.bytes = Buffer.concat([this.bytes, chunk]);
    const packets: unknown[] = [];
    for (;;) {
      const colon = this.bytes.indexOf(COLON);
      if (colon < 0) return packets;
      const end = colon + 1 + Number(this.bytes.toString('latin1', 0, colon));
      if (this.bytes.length < end) return packets;
      packets.push(JSON.parse(this.bytes.toString('utf8', colon + 1, end)));
      this.bytes = this.bytes.subarray(end);
    }
  }
}

const connectTo = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });

/** A connection to Marionette, the remote control that every Firefox carries. */
export class Marionette {
  private readonly waiting = new Map<number, Waiting>();
  private readonly packets = new PacketReader();
  private lastId = 0;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      for (const packet of this.packets.read(chunk)) this.hear(packet);
    });
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail(new Error('Firefox has closed the connection.')));
  }

  static async open(port: number): Promise<Marionette> {
    return new Marionette(await connectTo(port));
  }

  /** Sends a command; rejects with what Firefox says against it. */
  send<Result>(command: string, parameters: object = {}): Promise<Result> {
    this.lastId += 1;
    const id = this.lastId;
    const text = Buffer.from(JSON.stringify([0, id, command, parameters]));
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { command, resolve: resolve as Waiting['resolve'], reject });
      this.socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]));
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private hear(packet: unknown): void {
    if (!Array.isArray(packet)) return; // the greeting
    const [, id, error, result] = packet as unknown as Reply;
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (!waiting) return;
    if (error) waiting.reject(new Error(`${waiting.command}: ${error.error}: ${error.message}`));
    else waiting.resolve(result);
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

import { connect, type Socket } from 'node:net';
import type { RgbaPicture } from './y4m.ts';

/** Opcodes of the core protocol (X11R7, "X Window System Protocol", appendix B) and of XTEST. */
const CHANGE_WINDOW_ATTRIBUTES = 2;
const QUERY_TREE = 15;
const INTERN_ATOM = 16;
const CHANGE_PROPERTY = 18;
const CREATE_PIXMAP = 53;
const CREATE_GC = 55;
const FREE_GC = 60;
const CLEAR_AREA = 61;
const PUT_IMAGE = 72;
const GET_IMAGE = 73;
const QUERY_EXTENSION = 98;
const FAKE_INPUT = 2;

const REPLACE = 0;
const Z_PIXMAP = 2;
const BACKGROUND_PIXMAP = 1;
const FORGET_PIXMAP = 54;

/** XTEST's event types. */
const KEY_PRESS = 2;
const BUTTON_PRESS = 4;
const MOTION = 6;

/** Bytes of pixels in one request; the protocol's limit is 4 × 65,535 bytes with the header. */
const STRIP_BYTES = 200_000;

const LEFT_BUTTON = 1;

/** WM_STATE of a window that is neither iconified nor withdrawn (ICCCM, 4.1.3.1). */
const NORMAL_STATE = 1;

interface Setup {
  readonly root: number;
  readonly idBase: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A plain X11 connection to a virtual display: what a person does there with a hand and what lies
 * on the desktop. Only for servers that ask for no authority, as Xvfb does.
 */
export class XDisplay {
  private lastId = 0;
  private testOpcode = 0;
  private received = Buffer.alloc(0);
  private wanted: { bytes: number; resolve: (data: Buffer) => void } | null = null;

  private constructor(
    private readonly socket: Socket,
    private setup: Setup,
  ) {
    socket.on('data', (chunk) => {
      this.received = Buffer.concat([this.received, chunk]);
      this.hand();
    });
  }

  /** @param name As in DISPLAY, such as ":99". */
  static async open(name: string): Promise<XDisplay> {
    const socket = connect(`/tmp/.X11-unix/X${name.slice(1)}`);
    const display = new XDisplay(socket, { root: 0, idBase: 0, width: 0, height: 0 });
    const hello = Buffer.alloc(12);
    hello.write('l');
    hello.writeUInt16LE(11, 2);
    socket.write(hello);
    const head = await display.read(8);
    if (head[0] !== 1) throw new Error('The X server refused the connection');
    display.setup = parseSetup(await display.read(head.readUInt16LE(6) * 4));
    display.testOpcode = await display.findExtension('XTEST');
    return display;
  }

  get width(): number {
    return this.setup.width;
  }

  get height(): number {
    return this.setup.height;
  }

  /** Makes a picture the desktop's wallpaper, from its top left corner on. */
  paintDesktop(picture: RgbaPicture): void {
    const pixmap = this.newId();
    const size = pair(picture.width, picture.height);
    this.send(CREATE_PIXMAP, 24, words(pixmap, this.setup.root, size));
    this.put(pixmap, picture, 0, 0);
    this.send(CHANGE_WINDOW_ATTRIBUTES, 0, words(this.setup.root, BACKGROUND_PIXMAP, pixmap));
    this.send(FORGET_PIXMAP, 0, words(pixmap));
    this.send(CLEAR_AREA, 0, words(this.setup.root, 0, 0));
  }

  /** Draws on the desktop itself; seen where no window is, until something covers the place. */
  drawOnDesktop(picture: RgbaPicture, left: number, top: number): void {
    this.put(this.setup.root, picture, left, top);
  }

  /** Says of every window that it is in use, as a window manager does: others are not captured. */
  async adoptWindows(): Promise<void> {
    const name = Buffer.from('WM_STATE');
    this.send(INTERN_ATOM, 0, Buffer.concat([words(name.length), name]));
    const state = (await this.reply()).readUInt32LE(0);
    this.send(QUERY_TREE, 0, words(this.setup.root));
    const tree = await this.reply();
    for (let child = 0; child < tree.readUInt16LE(8); child++) {
      const window = tree.readUInt32LE(24 + 4 * child);
      const value = words(window, state, state, 32, 2, NORMAL_STATE, 0);
      this.send(CHANGE_PROPERTY, REPLACE, value);
    }
  }

  /** Everything that is to be seen. */
  async screenshot(): Promise<RgbaPicture> {
    const { root, width, height } = this.setup;
    this.send(GET_IMAGE, Z_PIXMAP, words(root, 0, pair(width, height), 0xffffffff));
    const reply = await this.reply();
    const data = new Uint8Array(toBgrx(reply.subarray(24, 24 + width * height * 4)));
    for (let pixel = 3; pixel < data.length; pixel += 4) data[pixel] = 255;
    return { width, height, data };
  }

  /** A real click of the left button. Pixels of the desktop. */
  click(x: number, y: number): void {
    this.fake(MOTION, 0, x, y);
    this.press(true);
    this.press(false);
  }

  moveTo(x: number, y: number): void {
    this.fake(MOTION, 0, x, y);
  }

  press(isDown: boolean): void {
    this.fake(isDown ? BUTTON_PRESS : BUTTON_PRESS + 1, LEFT_BUTTON, 0, 0);
  }

  /** @param keycode As the server numbers keys (evdev: Linux's code + 8). */
  key(keycode: number, isDown: boolean): void {
    this.fake(isDown ? KEY_PRESS : KEY_PRESS + 1, keycode, 0, 0);
  }

  close(): void {
    this.socket.destroy();
  }

  /** In strips, for a request may not be longer. */
  private put(drawable: number, picture: RgbaPicture, left: number, top: number): void {
    const { width, height, data } = picture;
    const gc = this.newId();
    this.send(CREATE_GC, 0, words(gc, drawable, 0));
    const rows = Math.max(1, Math.floor(STRIP_BYTES / (width * 4)));
    for (let row = 0; row < height; row += rows) {
      const count = Math.min(rows, height - row);
      const strip = toBgrx(data.subarray(row * width * 4, (row + count) * width * 4));
      const place = words(drawable, gc, pair(width, count), pair(left, top + row), 24 << 8);
      this.send(PUT_IMAGE, Z_PIXMAP, Buffer.concat([place, strip]));
    }
    this.send(FREE_GC, 0, words(gc));
  }

  private fake(type: number, detail: number, x: number, y: number): void {
    const event = Buffer.alloc(32);
    event[0] = type;
    event[1] = detail;
    event.writeUInt32LE(this.setup.root, 8);
    event.writeInt16LE(x, 20);
    event.writeInt16LE(y, 22);
    this.send(this.testOpcode, FAKE_INPUT, event);
  }

  private async findExtension(name: string): Promise<number> {
    const text = Buffer.alloc(Math.ceil(name.length / 4) * 4);
    text.write(name);
    this.send(QUERY_EXTENSION, 0, Buffer.concat([words(name.length), text]));
    return (await this.reply())[1] ?? 0;
  }

  private newId(): number {
    this.lastId += 1;
    return this.setup.idBase + this.lastId;
  }

  private send(opcode: number, detail: number, body: Buffer): void {
    const head = Buffer.alloc(4);
    head[0] = opcode;
    head[1] = detail;
    head.writeUInt16LE((4 + body.length) / 4, 2);
    this.socket.write(Buffer.concat([head, body]));
  }

  /** The next reply without its first eight bytes; errors and events are left out. */
  private async reply(): Promise<Buffer> {
    for (;;) {
      const head = await this.read(32);
      if (head[0] !== 1) continue;
      const more = await this.read(head.readUInt32LE(4) * 4);
      return Buffer.concat([head.subarray(8), more]);
    }
  }

  private read(bytes: number): Promise<Buffer> {
    return new Promise((resolve) => {
      this.wanted = { bytes, resolve };
      this.hand();
    });
  }

  private hand(): void {
    const { wanted } = this;
    if (!wanted || this.received.length < wanted.bytes) return;
    this.wanted = null;
    const data = this.received.subarray(0, wanted.bytes);
    this.received = this.received.subarray(wanted.bytes);
    wanted.resolve(data);
  }
}

/** The fields that matter of the server's answer to the greeting. */
function parseSetup(body: Buffer): Setup {
  const vendor = Math.ceil(body.readUInt16LE(16) / 4) * 4;
  const screen = 32 + vendor + (body[21] ?? 0) * 8;
  return {
    root: body.readUInt32LE(screen),
    idBase: body.readUInt32LE(4),
    width: body.readUInt16LE(screen + 20),
    height: body.readUInt16LE(screen + 22),
  };
}

const words = (...values: number[]): Buffer => {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    buffer.writeUInt32LE(value >>> 0, index * 4);
  });
  return buffer;
};

/** Two 16-bit numbers as one word. */
const pair = (low: number, high: number): number => ((high << 16) | low) >>> 0;

/** Swaps red and blue; its own inverse. */
function toBgrx(pixels: Uint8Array): Buffer {
  const swapped = Buffer.from(pixels);
  for (let pixel = 0; pixel < swapped.length; pixel += 4) {
    swapped[pixel] = pixels[pixel + 2] ?? 0;
    swapped[pixel + 2] = pixels[pixel] ?? 0;
  }
  return swapped;
}

/**
 * Pictures cross between the guard and the engine in parts of one size. Up to this many bytes
 * Chromium's IPC carries a buffer inside the message (`mojo_base::BigBuffer::kMaxInlineBytes`); a larger
 * one is copied into shared memory that is mapped anew for each message, page fault by page fault.
 */
export const PART_BYTES = 64 * 1024;

/** The best of 1, 2, 3, 6 and 22 (`npm run bench -- transport`). */
const PARTS_PER_MESSAGE = 2;

/** A picture's last message says what is to be done with it; the ones before only bring parts. */
export interface PartsMessage {
  readonly kind: 'parts';
  readonly request: number;
  /** Transferred. */
  readonly parts: readonly ArrayBuffer[];
}

/** What is posted: each message, and what is transferred with it. */
type Post = (message: unknown, transfer: ArrayBuffer[]) => void;

/**
 * Parts that have arrived and serve to send the next picture: new memory would cost a page fault every
 * 4 kB. Holds at most what the last picture took.
 */
export class PartStock {
  readonly #free: ArrayBuffer[] = [];
  #lastTaken = 0;

  /** Sends `bytes`, in several messages; the last one is `message` with the rest of the parts. */
  send<Message extends { readonly request: number }>(
    post: Post,
    bytes: Uint8Array,
    message: Message,
  ): void {
    const parts = this.#fill(bytes);
    const { request } = message;
    while (parts.length > PARTS_PER_MESSAGE) {
      const some = parts.splice(0, PARTS_PER_MESSAGE);
      post({ kind: 'parts', request, parts: some } satisfies PartsMessage, some);
    }
    post({ ...message, parts }, parts);
  }

  keep(parts: readonly ArrayBuffer[]): void {
    const room = Math.max(0, this.#lastTaken - this.#free.length);
    this.#free.push(...parts.slice(0, room));
  }

  #fill(bytes: Uint8Array): ArrayBuffer[] {
    const parts: ArrayBuffer[] = [];
    for (let from = 0; from < bytes.length; from += PART_BYTES) {
      const part = this.#free.pop() ?? new ArrayBuffer(PART_BYTES);
      new Uint8Array(part).set(bytes.subarray(from, from + PART_BYTES));
      parts.push(part);
    }
    this.#lastTaken = parts.length;
    return parts;
  }
}

/** Puts the parts of one picture together again. */
export class PartAssembly {
  #length = 0;

  /** @param memory What the picture is put into; the bytes of parts beyond its end are left out. */
  constructor(private readonly memory: Uint8Array) {}

  add(parts: readonly ArrayBuffer[]): void {
    for (const part of parts) {
      const room = this.memory.length - this.#length;
      if (room <= 0) return;
      const bytes = new Uint8Array(part, 0, Math.min(room, PART_BYTES));
      this.memory.set(bytes, this.#length);
      this.#length += bytes.length;
    }
  }

  /** Whether all of the memory has been filled. */
  get isWhole(): boolean {
    return this.#length === this.memory.length;
  }
}

/** Reads the parts of a message. `null` for anything that is not parts. */
export function parseParts(value: unknown): readonly ArrayBuffer[] | null {
  if (!Array.isArray(value) || value.length > PARTS_PER_MESSAGE) return null;
  return value.every(isPart) ? value : null;
}

const isPart = (value: unknown): value is ArrayBuffer =>
  value instanceof ArrayBuffer && value.byteLength === PART_BYTES;

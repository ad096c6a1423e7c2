import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  PART_BYTES,
  PartAssembly,
  PartStock,
  parseParts,
} from '../../../protocol/picture-parts.ts';

/** What a port carries: the parts of each message, in order. */
function send(stock: PartStock, bytes: Uint8Array): { kind: string; parts: ArrayBuffer[] }[] {
  const posted: { kind: string; parts: ArrayBuffer[] }[] = [];
  const post = (message: unknown, transfer: ArrayBuffer[]): void => {
    const { kind, parts } = message as { kind: string; parts: ArrayBuffer[] };
    expect(transfer).toEqual(parts);
    expect(parseParts(parts)).not.toBeNull();
    posted.push({ kind, parts: [...parts] });
  };
  stock.send(post, bytes, { kind: 'treat', request: 1 });
  return posted;
}

const lengths = fc.oneof(
  fc.integer({ min: 1, max: 8 * PART_BYTES }),
  fc.constantFrom(PART_BYTES, 3 * PART_BYTES, 3 * PART_BYTES + 1, 4 * PART_BYTES),
);

describe('a picture in parts', () => {
  it('arrives as it was sent, whatever its length, and only its last message asks', () => {
    fc.assert(
      fc.property(lengths, fc.integer(), (length, seed) => {
        const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + seed) & 255);
        const messages = send(new PartStock(), bytes);
        const memory = new Uint8Array(length);
        const assembly = new PartAssembly(memory);
        for (const { parts } of messages) {
          expect(assembly.isWhole).toBe(false);
          assembly.add(parts);
        }
        expect(assembly.isWhole).toBe(true);
        expect(Buffer.compare(memory, bytes)).toBe(0);
        expect(messages.map(({ kind }) => kind).lastIndexOf('parts')).toBe(messages.length - 2);
      }),
      { numRuns: 40 },
    );
  });

  it('is not whole while a part is missing', () => {
    const bytes = new Uint8Array(7 * PART_BYTES);
    const messages = send(new PartStock(), bytes);
    const assembly = new PartAssembly(new Uint8Array(bytes.length));
    for (const { parts } of messages.slice(1)) assembly.add(parts);
    expect(assembly.isWhole).toBe(false);
  });

  it('never writes beyond its memory', () => {
    const memory = new Uint8Array(10);
    const assembly = new PartAssembly(memory.subarray(0, 5));
    assembly.add([new Uint8Array(PART_BYTES).fill(7).buffer]);
    expect([...memory]).toEqual([7, 7, 7, 7, 7, 0, 0, 0, 0, 0]);
    expect(assembly.isWhole).toBe(true);
  });

  it('goes on in the parts that came back, and keeps no more than a picture takes', () => {
    const stock = new PartStock();
    const bytes = new Uint8Array(2 * PART_BYTES);
    const first = send(stock, bytes).flatMap(({ parts }) => parts);
    stock.keep([...first, new ArrayBuffer(PART_BYTES), new ArrayBuffer(PART_BYTES)]);
    const second = send(stock, bytes).flatMap(({ parts }) => parts);
    expect(new Set(second)).toEqual(new Set(first));
    const third = send(stock, bytes).flatMap(({ parts }) => parts);
    expect(third.some((part) => first.includes(part))).toBe(false);
  });
});

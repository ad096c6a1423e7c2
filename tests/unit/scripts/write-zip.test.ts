import { crc32, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeZip } from '../../../scripts/packages/write-zip.ts';

const entry = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });

const FILES = [entry('b/größe.txt', 'zwei\n'.repeat(500)), entry('a.txt', 'one'), entry('c', '')];

describe('writeZip', () => {
  it('is the same whatever the order and the time', () => {
    expect(writeZip(FILES)).toEqual(writeZip(FILES.toReversed()));
    expect(writeZip(FILES)).not.toEqual(writeZip([entry('a.txt', 'two')]));
  });

  it('holds every file whole, by its directory', () => {
    expect(unpack(Buffer.from(writeZip(FILES)))).toEqual(
      new Map(FILES.map(({ path, bytes }) => [path, bytes.toString()])),
    );
  });
});

/** Reads an archive as programs do, from its directory; the offsets are those of APPNOTE 6.3. */
function unpack(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = zip.length - 22;
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const size = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const start = zip.readUInt32LE(at + 42);
    const path = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const bytes = inflateRawSync(zip.subarray(data, data + size));
    expect(crc32(bytes)).toBe(zip.readUInt32LE(at + 16));
    files.set(path, bytes.toString());
    at += 46 + nameLength;
  }
  return files;
}

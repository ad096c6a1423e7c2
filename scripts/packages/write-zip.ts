import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  /** With `/`, without one in front. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** 1 January 1980, 0:00, the first that the format knows: an archive says nothing of when it was made. */
const DOS_TIME = 0;
const DOS_DATE = (1 << 5) | 1;

/** 2.0: deflate and folders. */
const VERSION = 20;
const DEFLATE = 8;
/** Names are UTF-8. */
const UTF8_NAMES = 1 << 11;

/** The fields that local header and directory have in common, from the version on. */
function commonFields(entry: ZipEntry, packed: Uint8Array): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE(DEFLATE, 4);
  fields.writeUInt16LE(DOS_TIME, 6);
  fields.writeUInt16LE(DOS_DATE, 8);
  fields.writeUInt32LE(crc32(entry.bytes), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(entry.bytes.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(entry.path), 22);
  return fields;
}

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

function directoryEntry(entry: ZipEntry, common: Buffer, offset: number): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(VERSION);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([signature(0x02014b50), madeBy, common, rest, Buffer.from(entry.path)]);
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** A ZIP archive (APPNOTE 6.3) whose bytes depend on paths and contents alone. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const sorted = [...entries].sort((one, other) => (one.path < other.path ? -1 : 1));
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of sorted) {
    const packed = deflateRawSync(entry.bytes, { level: 9 });
    const common = commonFields(entry, packed);
    directory.push(directoryEntry(entry, common, offset));
    const file = Buffer.concat([signature(0x04034b50), common, Buffer.from(entry.path), packed]);
    files.push(file);
    offset += file.length;
  }
  const index = Buffer.concat(directory);
  return Buffer.concat([...files, index, endRecord(sorted.length, index.length, offset)]);
}

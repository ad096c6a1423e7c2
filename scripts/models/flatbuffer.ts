/**
 * Reads tables of a FlatBuffers file (https://flatbuffers.dev/internals/).
 *
 * Every access is checked against the end of the file, and a vector is only believed if all its
 * elements lie inside it. So a malformed file ends in an Error after at most one pass over its bytes.
 */
export class FlatTable {
  readonly #view: DataView;
  readonly #start: number;

  private constructor(view: DataView, start: number) {
    this.#view = view;
    this.#start = start;
  }

  /** The root table of a file. */
  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new FlatTable(view, at(view, 0, 4).getUint32(0, true));
  }

  int8(field: number, absent: number): number {
    const position = this.#field(field);
    return position === null ? absent : at(this.#view, position, 1).getInt8(position);
  }

  uint32(field: number, absent: number): number {
    const position = this.#field(field);
    return position === null ? absent : at(this.#view, position, 4).getUint32(position, true);
  }

  int32(field: number, absent: number): number {
    const position = this.#field(field);
    return position === null ? absent : at(this.#view, position, 4).getInt32(position, true);
  }

  string(field: number): string {
    return new TextDecoder().decode(this.bytes(field));
  }

  /** A view of the file's own bytes; empty if the field is absent. */
  bytes(field: number): Uint8Array {
    const { start, length } = this.#vector(field, 1);
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + start, length);
  }

  int32s(field: number): number[] {
    const { start, length } = this.#vector(field, 4);
    return Array.from({ length }, (_, i) => this.#view.getInt32(start + 4 * i, true));
  }

  table(field: number): FlatTable | null {
    const position = this.#field(field);
    return position === null ? null : new FlatTable(this.#view, follow(this.#view, position));
  }

  tables(field: number): FlatTable[] {
    const { start, length } = this.#vector(field, 4);
    return Array.from(
      { length },
      (_, i) => new FlatTable(this.#view, follow(this.#view, start + 4 * i)),
    );
  }

  /** Where a field's value lies, or `null` if the table does not carry it. */
  #field(field: number): number | null {
    const view = this.#view;
    const vtable = this.#start - at(view, this.#start, 4).getInt32(this.#start, true);
    const entry = 4 + 2 * field;
    if (entry + 2 > at(view, vtable, 2).getUint16(vtable, true)) return null;
    const offset = at(view, vtable + entry, 2).getUint16(vtable + entry, true);
    return offset === 0 ? null : this.#start + offset;
  }

  #vector(field: number, elementBytes: number): { start: number; length: number } {
    const position = this.#field(field);
    if (position === null) return { start: 0, length: 0 };
    const vector = follow(this.#view, position);
    const length = at(this.#view, vector, 4).getUint32(vector, true);
    at(this.#view, vector + 4, length * elementBytes);
    return { start: vector + 4, length };
  }
}

function follow(view: DataView, position: number): number {
  return position + at(view, position, 4).getUint32(position, true);
}

/** The view itself, once it is certain that `length` bytes at `position` lie inside it. */
function at(view: DataView, position: number, length: number): DataView {
  if (position < 0 || position + length > view.byteLength) {
    throw new Error(`malformed FlatBuffers file: ${length} bytes at ${position} lie outside it`);
  }
  return view;
}

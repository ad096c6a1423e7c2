/** What a FlatBuffers file is made of (https://flatbuffers.dev/internals/). */
export type Node =
  /** Fields by number; absent ones are `null`. */
  | { readonly kind: 'table'; readonly fields: readonly (Field | null)[] }
  | { readonly kind: 'tables'; readonly items: readonly (Node | Kept)[] }
  | { readonly kind: 'floats'; readonly values: readonly number[] }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** An object of the file that is kept, by its position there. */
export interface Kept {
  readonly kind: 'kept';
  readonly position: number;
}

type Field = Node | Kept | { readonly kind: 'scalar'; readonly value: number };

const NOTHING = new Uint8Array(0);

/** Tensors of a kept file expect that their data lies at multiples of this. */
const ALIGNMENT = 16;

const aligned = (bytes: number, to: number): number => Math.ceil(bytes / to) * to;

const HEADER_BYTES = 8;

const vtableBytes = (fields: number): number => aligned(4 + 2 * fields, 4);

function byteLength(node: Node): number {
  switch (node.kind) {
    case 'table':
      return vtableBytes(node.fields.length) + 4 + 4 * node.fields.length;
    case 'tables':
      return 4 + 4 * node.items.length;
    case 'floats':
      return 4 + 4 * node.values.length;
    case 'bytes':
      return aligned(4 + node.bytes.length + 1, 4); // a zero ends a string
  }
}

function childrenOf(node: Node): Node[] {
  const all = node.kind === 'table' ? node.fields : node.kind === 'tables' ? node.items : [];
  return all.filter((child): child is Node => {
    return child !== null && child.kind !== 'kept' && child.kind !== 'scalar';
  });
}

/** Parents before children, because references only point forward. */
const flatten = (node: Node): Node[] => [node, ...childrenOf(node).flatMap(flatten)];

/**
 * Writes a file in front of a kept one: its objects may be referred to as `kept`, and stay as they
 * are. Every field takes four bytes, which every reader accepts for smaller little-endian types.
 */
export function writeFlatFile(
  identifier: string,
  root: Node,
  kept: Uint8Array = NOTHING,
): Uint8Array {
  const nodes = flatten(root);
  const places = new Map<Node, number>();
  let end = HEADER_BYTES;
  for (const node of nodes) {
    places.set(node, end);
    end += byteLength(node);
  }
  const keptAt = aligned(end, ALIGNMENT);
  const file = new Uint8Array(keptAt + kept.length);
  file.set(kept, keptAt);
  const view = new DataView(file.buffer);

  /** Where references to an object point: behind a table's vtable. */
  const target = (child: Node | Kept): number => {
    if (child.kind === 'kept') return keptAt + child.position;
    const place = places.get(child) ?? 0;
    return child.kind === 'table' ? place + vtableBytes(child.fields.length) : place;
  };
  const refer = (at: number, child: Node | Kept): void =>
    view.setUint32(at, target(child) - at, true);

  refer(0, root);
  file.set(new TextEncoder().encode(identifier), 4);
  for (const node of nodes) writeNode(node, places.get(node) ?? 0);
  return file;

  function writeNode(node: Node, at: number): void {
    if (node.kind === 'table') {
      writeTable(node.fields, at);
      return;
    }
    const items =
      node.kind === 'tables' ? node.items : node.kind === 'floats' ? node.values : node.bytes;
    view.setUint32(at, items.length, true);
    if (node.kind === 'tables') {
      for (const [index, item] of node.items.entries()) refer(at + 4 + 4 * index, item);
    } else if (node.kind === 'floats') {
      for (const [index, value] of node.values.entries()) {
        view.setFloat32(at + 4 + 4 * index, value, true);
      }
    } else file.set(node.bytes, at + 4);
  }

  function writeTable(fields: readonly (Field | null)[], at: number): void {
    const table = at + vtableBytes(fields.length);
    view.setUint16(at, 4 + 2 * fields.length, true);
    view.setUint16(at + 2, 4 + 4 * fields.length, true);
    view.setInt32(table, table - at, true);
    for (const [index, field] of fields.entries()) {
      if (field === null) continue;
      const offset = 4 + 4 * index;
      view.setUint16(at + 4 + 2 * index, offset, true);
      if (field.kind === 'scalar') view.setUint32(table + offset, field.value, true);
      else refer(table + offset, field);
    }
  }
}

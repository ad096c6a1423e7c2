import { type Kept, type Node, writeFlatFile } from './flat-writer.ts';

/** Fields of TFLite's `Model` table (schema.fbs) that are taken over. */
const FIELD = { operatorCodes: 1, subgraphs: 2, description: 3, buffers: 4 } as const;

const table = (...fields: Extract<Node, { kind: 'table' }>['fields']): Node => ({
  kind: 'table',
  fields,
});
const tables = (...items: Extract<Node, { kind: 'tables' }>['items']): Node => ({
  kind: 'tables',
  items,
});
const scalar = (value: number) => ({ kind: 'scalar', value }) as const;
const text = (value: string): Node => ({ kind: 'bytes', bytes: new TextEncoder().encode(value) });

/** "The input is RGB from 0 to 1" (TFLite's metadata_schema.fbs). */
function describeInput(): Uint8Array {
  const normalization = table({ kind: 'floats', values: [0] }, { kind: 'floats', values: [255] });
  const isNormalizationOptions = scalar(1);
  const processUnits = tables(table(isNormalizationOptions, normalization));
  const input = table(null, null, null, null, processUnits);
  const subgraph = table(null, null, tables(input), tables(table()));
  return writeFlatFile('M001', table(null, null, null, tables(subgraph)));
}

/** Positions of objects of a model's root table. */
function rootReader(model: Uint8Array) {
  const view = new DataView(model.buffer, model.byteOffset, model.byteLength);
  const follow = (at: number): number => at + view.getUint32(at, true);
  const root = follow(0);
  const vtable = root - view.getInt32(root, true);
  const field = (number: number): number =>
    follow(root + view.getUint16(vtable + 4 + 2 * number, true));
  const keep = (position: number): Kept => ({ kind: 'kept', position });
  return {
    field: (number: number): Kept => keep(field(number)),
    tables(number: number): Kept[] {
      const vector = field(number);
      const length = view.getUint32(vector, true);
      return Array.from({ length }, (_, index) => keep(follow(vector + 4 + 4 * index)));
    },
  };
}

/**
 * Gives a TFLite model the metadata that MediaPipe's tasks insist on, and leaves the net itself
 * untouched: the published model for tasks is on no package registry, the same net without is.
 */
export function addMetadata(model: Uint8Array): Uint8Array {
  const root = rootReader(model);
  const buffers = root.tables(FIELD.buffers);
  const metadataBuffer = table({ kind: 'bytes', bytes: describeInput() });
  const metadata = table(text('TFLITE_METADATA'), scalar(buffers.length));
  const version = scalar(3);
  return writeFlatFile(
    'TFL3',
    table(
      version,
      root.field(FIELD.operatorCodes),
      root.field(FIELD.subgraphs),
      root.field(FIELD.description),
      tables(...buffers, metadataBuffer),
      null,
      tables(metadata),
    ),
    model,
  );
}

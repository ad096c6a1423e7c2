import fc from 'fast-check';

/** The way to one field of a message: keys and list indices from the outside in. */
type Path = readonly (string | number)[];

/** As a replacement: the field goes. */
const REMOVED = Symbol('removed');

/** Messages with one field, at any depth, missing or replaced by anything at all. */
export function damaged<Message>(messages: fc.Arbitrary<Message>): fc.Arbitrary<unknown> {
  return messages.chain((message) =>
    fc
      .tuple(fc.constantFrom(...pathsOf(message)), fc.option(fc.anything(), { nil: REMOVED }))
      .map(([path, value]) => replaceAt(message, path, value)),
  );
}

/** `message` with the field at `path` replaced. */
function replaceAt(message: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy: Record<string | number, unknown> = Object.assign(
    Array.isArray(message) ? [] : {},
    message,
  );
  if (rest.length === 0 && value === REMOVED) delete copy[key];
  else copy[key] = replaceAt(copy[key], rest, value);
  return copy;
}

function pathsOf(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null || value instanceof ArrayBuffer) return [];
  return Object.entries(value).flatMap(([key, field]) => [
    [key],
    ...pathsOf(field).map((path) => [key, ...path]),
  ]);
}

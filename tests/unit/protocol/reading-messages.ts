import fc from 'fast-check';
import { COLOUR_MATRICES } from '../../../protocol/frame-description.ts';
import type { ReadingAnswer, ReadingRequest } from '../../../protocol/reading.ts';

const ids = fc.nat();
const sides = fc.integer({ min: 1, max: 8_192 });
const lengths = fc.double({ min: 0, max: 8_192, noNaN: true }).map((length) => length + 0);
const pairs = fc
  .array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 })
  .map((all) => Uint32Array.from(all.flat()));

export const readingRequests: fc.Arbitrary<ReadingRequest> = fc.oneof(
  fc.record({
    kind: fc.constant('screen' as const),
    capture: ids,
    width: sides,
    height: sides,
    matrix: fc.constantFrom(...COLOUR_MATRICES),
  }),
  fc.record({
    kind: fc.constant('tiles' as const),
    capture: ids,
    contents: pairs,
    pixels: fc.uint8Array({ maxLength: 8 }),
    emptied: fc.uint32Array({ maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('end' as const), capture: ids }),
);

const places = fc.record({
  x: lengths,
  y: lengths,
  width: lengths,
  height: lengths,
  why: fc.string(),
  fingerprint: fc.string(),
});

export const readingAnswers: fc.Arbitrary<ReadingAnswer> = fc.oneof(
  fc.record({ kind: fc.constantFrom('ready' as const, 'fault' as const) }),
  fc.record({ kind: fc.constant('taken' as const), capture: ids }),
  fc.record({
    kind: fc.constant('verdict' as const),
    capture: ids,
    read: pairs,
    hidden: fc.array(places, { maxLength: 3 }),
  }),
);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFrameReport } from '../../../protocol/background.ts';
import {
  parseEngineAnswer,
  parseEngineRequest,
  parseLoadReport,
} from '../../../protocol/engine.ts';
import { parseFrameDescription } from '../../../protocol/frame-description.ts';
import { parseReadingAnswer, parseReadingRequest } from '../../../protocol/reading.ts';
import { damaged } from './damage.ts';
import {
  engineAnswers,
  engineRequests,
  frameDescriptions,
  frameReports,
  loadReports,
} from './messages.ts';
import { readingAnswers, readingRequests } from './reading-messages.ts';

interface Parser {
  readonly name: string;
  readonly parse: (value: unknown) => object | null;
  readonly messages: fc.Arbitrary<object>;
}

const PARSERS: readonly Parser[] = [
  {
    name: 'parseFrameDescription',
    parse: parseFrameDescription,
    messages: frameDescriptions,
  },
  { name: 'parseLoadReport', parse: parseLoadReport, messages: loadReports },
  { name: 'parseEngineRequest', parse: parseEngineRequest, messages: engineRequests },
  { name: 'parseEngineAnswer', parse: parseEngineAnswer, messages: engineAnswers },
  { name: 'parseReadingRequest', parse: parseReadingRequest, messages: readingRequests },
  { name: 'parseReadingAnswer', parse: parseReadingAnswer, messages: readingAnswers },
  { name: 'parseFrameReport', parse: parseFrameReport, messages: frameReports },
];

describe.each(PARSERS)('$name', ({ parse, messages }) => {
  it('reads every valid message unchanged', () => {
    fc.assert(
      fc.property(messages, (message) => {
        expect(parse(message)).toEqual(message);
        expect(parse({ ...message, unknown: true })).toEqual(message);
      }),
    );
  });

  it('refuses anything else', () => {
    // Nothing that is made at random has the right names in the right places.
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parse(value)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads a damaged message as a whole one or refuses it', () => {
    let refused = 0;
    fc.assert(
      fc.property(damaged(messages), (message) => {
        const parsed = parse(message);
        if (parsed === null) refused++;
        // What is let through is a valid message in its own right.
        else expect(parse(parsed)).toEqual(parsed);
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(100);
  });
});

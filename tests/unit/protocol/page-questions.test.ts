import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConstraintQuestion, parseHandleQuestion } from '../../../protocol/page-questions.ts';

const QUESTION = {
  constraints: { width: { ideal: 640 } },
  capabilities: { width: { min: 1, max: 1280 } },
  settings: { width: 1280 },
};

describe('what the shim asks on behalf of a page', () => {
  it('is read as it was sent', () => {
    expect(parseConstraintQuestion(JSON.stringify(QUESTION))).toEqual(QUESTION);
    const asked = {
      handle: { handle: 'a', origin: 'https://b.example' },
      origin: 'https://c.example',
    };
    expect(parseHandleQuestion(JSON.stringify(asked))).toEqual(asked);
  });

  it('is nothing when a part of it is missing', () => {
    for (const name of Object.keys(QUESTION)) {
      expect(parseConstraintQuestion(JSON.stringify({ ...QUESTION, [name]: 1 }))).toBeNull();
    }
    expect(parseHandleQuestion('{"handle":null,"origin":"https://c.example"}')).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.json()), (value) => {
        parseConstraintQuestion(value);
        parseHandleQuestion(value);
      }),
    );
  });
});

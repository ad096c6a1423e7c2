import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCoverChoice } from '../../../policy/cover-choice.ts';

it('reads each choice back as it was stored', () => {
  for (const choice of [
    { kind: 'neutral' },
    { kind: 'frozen' },
    { kind: 'picture', url: 'data:image/jpeg;base64,AAAA' },
  ]) {
    expect(parseCoverChoice(JSON.parse(JSON.stringify(choice)))).toEqual(choice);
  }
});

it('takes nothing else for a choice, least of all an address', () => {
  const wrong = [
    { kind: 'live' },
    { kind: 'picture' },
    { kind: 'picture', url: 'https://x.test/a' },
  ];
  for (const value of wrong) expect(parseCoverChoice(value)).toBeNull();
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const choice = parseCoverChoice(value);
      return choice === null || ['neutral', 'frozen', 'picture'].includes(choice.kind);
    }),
  );
});

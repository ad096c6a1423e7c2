import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type BackgroundEffect,
  DEFAULT_EFFECT,
  parseBackgroundEffect,
} from '../../../policy/background-effect.ts';

const PICTURE = 'data:image/png;base64,iVBORw0KGgo=';

it.each<BackgroundEffect>([
  DEFAULT_EFFECT,
  { kind: 'blur', strength: 'light' },
  { kind: 'colour', colour: '#12aBef' },
  { kind: 'picture', url: PICTURE },
  { kind: 'picture', url: PICTURE.replace('png', 'webp') },
])('reads $kind', (effect) => {
  expect(parseBackgroundEffect(structuredClone(effect))).toEqual(effect);
  expect(parseBackgroundEffect({ ...effect, extra: 1 })).toEqual(effect);
});

it.each([
  null,
  undefined,
  'blur',
  [],
  {},
  { kind: 'nothing' },
  { kind: 'blur' },
  { kind: 'blur', strength: 'none' },
  { kind: 'colour', colour: 'red' },
  { kind: 'colour', colour: '#12345' },
  { kind: 'colour', colour: '#123456\n' },
  { kind: 'colour', colour: '#123456; background: url(//x)' },
  { kind: 'picture', url: 'https://example.org/a.png' },
  { kind: 'picture', url: 'data:image/svg+xml;base64,PHN2Zy8+' },
  { kind: 'picture', url: ` ${PICTURE}` },
])('refuses %j', (value) => {
  expect(parseBackgroundEffect(value)).toBeNull();
});

it('never throws, and what it returns it reads again', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const effect = parseBackgroundEffect(value);
      expect(parseBackgroundEffect(effect)).toEqual(effect);
    }),
  );
});

import { expect, it } from 'vitest';
import { keyName } from '../../../components/settings/key-name.ts';

const t = (key: string, ...given: readonly string[]): string => [key, ...given].join(' ');
const GERMAN = new Map([['KeyZ', 'y']]);

it.each([
  ['KeyZ', null, 'Z'],
  ['KeyZ', GERMAN, 'Y'],
  ['Digit4', null, '4'],
  ['Space', GERMAN, 'keySpace'],
  ['ControlRight', null, 'keyOnRight Ctrl'],
  ['ShiftLeft', null, 'keyOnLeft Shift'],
  ['F13', null, 'F13'],
  ['ScrollLock', null, 'Scroll Lock'],
])('%s with %s is %s', (code, layout, name) => {
  expect(keyName(code, t, layout)).toBe(name);
});

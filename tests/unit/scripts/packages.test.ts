import { expect, it } from 'vitest';
import { isStale } from '../../../scripts/setup/packages.mjs';

const locked = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/other-platform': { version: '1.0.0', optional: true },
};

it('is fresh when everything for this platform is there', () => {
  expect(isStale(locked, { 'node_modules/a': { version: '1.0.0' } })).toBe(false);
});

it.each([
  ['nothing is installed', null],
  ['a package is missing', {}],
  ['a package has another version', { 'node_modules/a': { version: '1.0.1' } }],
  [
    'an optional package has another version',
    { 'node_modules/a': { version: '1.0.0' }, 'node_modules/other-platform': { version: '0.9.0' } },
  ],
])('is stale when %s', (_case, installed) => {
  expect(isStale(locked, installed)).toBe(true);
});

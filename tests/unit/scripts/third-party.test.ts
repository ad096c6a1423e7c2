import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { bundledPackages } from '../../../scripts/packages/bundled-packages.ts';
import { thirdPartyNotice } from '../../../scripts/packages/third-party.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Licences that ask for no more than to be named; MPL concerns changes to its own files, of which there are none. */
const WELCOME = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'MPL-2.0'];

const packages = bundledPackages(ROOT);

it('the extension is built of nothing whose licence would bind it', () => {
  expect(packages.map(({ name }) => name)).toContain('preact');
  expect(packages.filter(({ licence }) => !WELCOME.includes(licence))).toEqual([]);
});

it('THIRD_PARTY.md names them all: `npm run third-party` writes it', () => {
  expect(readFileSync(resolve(ROOT, 'THIRD_PARTY.md'), 'utf8')).toBe(thirdPartyNotice(packages));
});

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findChromium } from '../../../scripts/setup/chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'lenscap-path-'));
const program = join(folder, 'google-chrome');
writeFileSync(program, '#!/bin/sh\n');
chmodSync(program, 0o755);
afterAll(() => rmSync(folder, { recursive: true }));

test('CHROMIUM comes first', () => {
  expect(findChromium({ CHROMIUM: program, PATH: '' })).toBe(program);
});

test('a CHROMIUM that cannot be run is named, not passed over', () => {
  const missing = join(folder, 'absent');
  expect(() => findChromium({ CHROMIUM: missing, PATH: folder })).toThrow(missing);
});

test('usual names are looked for in every folder of PATH', () => {
  expect(findChromium({ PATH: ['/nonexistent', folder].join(delimiter) })).toBe(program);
});

test.runIf(process.platform === 'linux')('without any there is none', () => {
  expect(findChromium({ PATH: '/nonexistent' })).toBeNull();
});

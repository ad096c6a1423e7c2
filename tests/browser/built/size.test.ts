import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';

/** Bytes: every page of every site loads it before its own first script. */
const MOST = 12_000;

test('what every page is given is small', () => {
  const script = join(builtExtension(), 'content-scripts/page.js');
  expect(statSync(script).size).toBeLessThanOrEqual(MOST);
});

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Folder of the built add-on; it is what the tests test. */
export function builtAddon(name: 'firefox-mv2' | 'firefox-mv3' = 'firefox-mv2'): string {
  const dir = resolve(import.meta.dirname, '../../../.output', name);
  if (existsSync(resolve(dir, 'manifest.json'))) return dir;
  throw new Error('The add-on is not built: run "npm run build:firefox" first.');
}

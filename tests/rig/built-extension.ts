import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Folder of the built extension; it is what the tests test. */
export function builtExtension(): string {
  const dir = resolve(import.meta.dirname, '../../.output/chrome-mv3');
  if (!existsSync(resolve(dir, 'manifest.json'))) {
    throw new Error('The extension is not built: run "npm run build" first.');
  }
  return dir;
}

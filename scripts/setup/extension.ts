import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { hasNpmScript, npmRun } from './npm-run.ts';

/** Where `npm run build` leaves the loadable extension. */
export const EXTENSION_DIR = resolve('.output/chrome-mv3');

/** Files that the build needs and the repository does not hold, and the script that makes each. */
const GENERATED = [
  { dir: 'public/models', script: 'models' },
  { dir: 'public/kernels', script: 'kernels' },
] as const;

const isEmpty = (dir: string): boolean => !existsSync(dir) || readdirSync(dir).length === 0;

/** Makes whatever generated files are missing. */
export async function ensureGeneratedFiles(): Promise<void> {
  for (const { dir, script } of GENERATED) {
    if (!isEmpty(dir) || !hasNpmScript(script)) continue;
    console.log(`Making ${dir} ...`);
    if ((await npmRun(script)) !== 0) throw new Error(`\`npm run ${script}\` failed: see above.`);
  }
}

/** Builds the extension into {@link EXTENSION_DIR}. */
export async function buildExtension(): Promise<void> {
  console.log('Building the extension ...');
  if ((await npmRun('build')) !== 0) throw new Error('`npm run build` failed: see above.');
}

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { npmRun } from './npm-run.ts';

/** Where `npm run build` leaves the loadable extension. */
export const EXTENSION_DIR = resolve('.output/chrome-mv3');

/** Where `npm run build:firefox` leaves the add-on. */
export const FIREFOX_DIR = resolve('.output/firefox-mv2');

interface Generated {
  /** File or folder that the build needs and the repository does not hold. */
  readonly path: string;
  /** npm script that makes it. */
  readonly script: string;
  /** What it is made from. */
  readonly sources: readonly string[];
}

const GENERATED: readonly Generated[] = [
  {
    path: 'public/models',
    script: 'models',
    sources: ['scripts/models', 'models', 'package-lock.json'],
  },
  {
    path: 'public/kernels.wasm',
    script: 'kernels',
    sources: ['scripts/kernels', 'pipeline/kernels', 'package-lock.json'],
  },
];

/** Time of the latest change in a file or folder, in ms; 0 when it is not there. */
function readLatestChange(path: string): number {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const changes = readdirSync(path).map((name) => readLatestChange(join(path, name)));
  return Math.max(0, ...changes);
}

/** Makes the generated files that are missing or older than what they are made from. */
export async function ensureGeneratedFiles(): Promise<void> {
  for (const { path, script, sources } of GENERATED) {
    const made = readLatestChange(path);
    if (made > 0 && sources.every((source) => readLatestChange(source) <= made)) continue;
    console.log(`Making ${path} ...`);
    if ((await npmRun(script)) !== 0) throw new Error(`\`npm run ${script}\` failed: see above.`);
  }
}

/** Builds the extension into {@link EXTENSION_DIR}. */
export const buildExtension = (): Promise<void> => buildWith('build');

/** Builds the add-on for Firefox into {@link FIREFOX_DIR}. */
export const buildFirefoxAddon = (): Promise<void> => buildWith('build:firefox');

async function buildWith(script: 'build' | 'build:firefox'): Promise<void> {
  console.log('Building the extension ...');
  if ((await npmRun(script)) !== 0) throw new Error(`\`npm run ${script}\` failed: see above.`);
}

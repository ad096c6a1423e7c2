/**
 * `npm run zip`, `npm run zip:firefox`: builds, and packs what a store takes. Two runs over the same
 * sources give the same bytes. Firefox's store also asks for the sources.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { run } from '../setup/npm-run.ts';
import { writeZip, type ZipEntry } from './write-zip.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Bytes, unpacked: what somebody with a slow line should have to load at most. */
const BUDGET = 25 * 1024 * 1024;

function entriesBelow(folder: string): ZipEntry[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({
      path: relative(folder, path).split(sep).join('/'),
      bytes: readFileSync(path),
    }));
}

/** What git knows of: nothing generated, nothing of this machine. */
function sources(): ZipEntry[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' });
  return listed
    .split('\0')
    .filter((path) => path !== '' && statSync(join(ROOT, path)).isFile())
    .map((path) => ({ path, bytes: readFileSync(join(ROOT, path)) }));
}

const inMegabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(2)} MB`;

function pack(name: string, entries: readonly ZipEntry[]): void {
  const zip = writeZip(entries);
  const path = resolve(ROOT, '.output', name);
  mkdirSync(resolve(path, '..'), { recursive: true });
  writeFileSync(path, zip);
  const unpacked = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const hash = createHash('sha256').update(zip).digest('hex');
  console.log(`${name}  ${inMegabytes(zip.length)}, unpacked ${inMegabytes(unpacked)}  ${hash}`);
}

const isFirefox = process.argv.includes('firefox');
const target = isFirefox ? 'firefox-mv2' : 'chrome-mv3';
const built = await run('npx', [
  '--no-install',
  'wxt',
  'build',
  ...(isFirefox ? ['-b', 'firefox'] : []),
]);
if (built !== 0) process.exit(built);

const entries = entriesBelow(resolve(ROOT, '.output', target));
const { version } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as {
  version: string;
};
pack(`lenscap-${version}-${isFirefox ? 'firefox' : 'chromium'}.zip`, entries);
if (isFirefox) pack(`lenscap-${version}-sources.zip`, sources());
const size = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
if (size > BUDGET) {
  console.error(`The package takes ${inMegabytes(size)}; ${inMegabytes(BUDGET)} is the budget.`);
  process.exitCode = 1;
}

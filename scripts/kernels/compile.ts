import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const sources = join(root, 'pipeline', 'kernels');
const target = join(root, 'public', 'kernels.wasm');
/** Hash of the sources that `target` was made from. */
const stamp = join(root, '.cache', 'kernels.sha256');
const compilerPackage = createRequire(import.meta.url).resolve('assemblyscript/package.json');

async function hashSources(): Promise<string> {
  const names = (await readdir(sources)).filter((name) => !name.includes('.reference.')).sort();
  const hash = createHash('sha256').update(await readFile(compilerPackage));
  for (const name of names) hash.update(name).update(await readFile(join(sources, name)));
  return hash.digest('hex');
}

const readOrNull = (path: string): Promise<Buffer | null> => readFile(path).catch(() => null);

/** Runs the compiler into a file of this process's own: test workers may compile at the same time. */
async function compile(): Promise<Buffer> {
  const aside = `${target}.${process.pid}`;
  await mkdir(dirname(target), { recursive: true });
  const compiler = join(dirname(compilerPackage), 'bin', 'asc.js');
  const config = ['--config', 'asconfig.json', '--target', 'release', '--outFile', aside];
  await promisify(execFile)(process.execPath, [compiler, ...config], { cwd: sources });
  await rename(aside, target);
  return readFile(target);
}

/**
 * Makes `public/kernels.wasm` (11 KB; optimised for speed alone, as inlining halves the time of a
 * frame) if it is missing or its sources have changed. Returns its bytes.
 * Rejects with the compiler's messages.
 */
export async function compileKernels(): Promise<Uint8Array> {
  const hash = await hashSources();
  const [wasm, made] = await Promise.all([readOrNull(target), readOrNull(stamp)]);
  if (wasm && made?.toString() === hash) return wasm;
  const fresh = await compile();
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, hash);
  return fresh;
}

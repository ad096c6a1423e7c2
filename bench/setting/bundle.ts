import { resolve } from 'node:path';
import { build } from 'esbuild';

/** Bundles a script (path below bench/) into one classic script, minified as it would be shipped. */
export async function bundleScript(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, '..', entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'chrome120',
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`${entry} gave no bundle`);
  return file.text;
}

import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { expect, it } from 'vitest';
import { secretlintInBrowsers } from '../../../scripts/build/secretlint-in-browsers.ts';

const ENTRY = join(resolve(import.meta.dirname, '../../..'), 'models/secrets/published-formats.ts');

async function bundle(plugins: ReturnType<typeof secretlintInBrowsers>[]): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins,
    build: { write: false, minify: true, lib: { entry: ENTRY, formats: ['es'] } },
  })) as Rollup.RollupOutput[];
  return built
    .flatMap(({ output }) => output.map((part) => ('code' in part ? part.code : '')))
    .join('');
}

it('leaves out of the bundle what only Node has, and a megabyte of it', async () => {
  const code = await bundle([secretlintInBrowsers()]);
  expect(code).not.toMatch(/from\s*["'](?:node:|crypto)|require\(["'](?:node:|crypto)/);
  expect(gzipSync(code).length).toBeLessThan(30_000);
  expect(gzipSync(await bundle([])).length).toBeGreaterThan(100_000);
});

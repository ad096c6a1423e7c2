import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { build } from 'vite';

const ROOT = resolve('demo');
const OUT_DIR = resolve('.output/demo');

/** Builds the demo meeting's pages; resolves to the folder they are in. */
export async function buildSite(): Promise<string> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
    build: {
      outDir: OUT_DIR,
      emptyOutDir: true,
      rolldownOptions: { input: [resolve(ROOT, 'index.html'), resolve(ROOT, 'studio.html')] },
    },
  });
  return OUT_DIR;
}

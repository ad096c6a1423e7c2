import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { build, type Rolldown } from 'vite';

const ROOT = resolve('demo');
const OUT_DIR = resolve('.output/demo');

const SHARED = { root: ROOT, configFile: false, logLevel: 'warn' } as const;

/** Builds the demo meeting's pages; resolves to the folder they are in. */
export async function buildSite(): Promise<string> {
  await build({
    ...SHARED,
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
    build: {
      outDir: OUT_DIR,
      emptyOutDir: true,
      rolldownOptions: { input: [resolve(ROOT, 'index.html'), resolve(ROOT, 'studio.html')] },
    },
  });
  return OUT_DIR;
}

/** Bundles `demo/probe.ts` into one classic script, to be run in a page that cannot load it. */
export async function bundleProbe(): Promise<string> {
  const built = await build({
    ...SHARED,
    build: {
      write: false,
      lib: { entry: resolve(ROOT, 'probe.ts'), formats: ['iife'], name: 'lenscapProbe' },
    },
  });
  const [output] = built as Rolldown.RolldownOutput[];
  if (!output) throw new Error('The bundler gave nothing for demo/probe.ts.');
  return output.output[0].code;
}

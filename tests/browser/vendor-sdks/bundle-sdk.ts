import { build, type Plugin } from 'esbuild';

/** Some packages bring code for servers along; a bundler for pages puts nothing in its place. */
const emptyNodeModules: Plugin = {
  name: 'empty-node-modules',
  setup(bundling) {
    bundling.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'empty' }));
    bundling.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({
      contents: 'module.exports = {}',
    }));
  },
};

/**
 * Bundles the page script of one SDK (a name in `sdks/`) with the page that judges it, as the
 * bundlers of the SDKs' users do: browser entry points, production mode, `global` for the window.
 */
export async function bundleSdk(name: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { installVendorPage } from './page.ts';
installVendorPage(() => import('./sdks/${name}.ts'));`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'chrome120',
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    plugins: [emptyNodeModules],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

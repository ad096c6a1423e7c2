import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** `npx vite playground` serves it; tests build it. JSX is compiled as tsconfig.json says. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: resolve(import.meta.dirname, '../.output/playground'),
    emptyOutDir: true,
    // The first Chromium with light-dark(), which the bundler replaces for older ones.
    target: 'chrome123',
  },
  logLevel: 'warn',
});

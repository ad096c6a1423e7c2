import type { Plugin } from 'vite';

const EMPTY = '\0not-in-browsers';

/** Node's own modules, and the profiler. */
const NOT_IN_BROWSERS = /^(?:node:\w+|crypto)$|^@secretlint\/profiler$/;
/** The rules' main part asks for the other one, node-forge, only to open a key store from disk. */
const MAIN_PART = /secretlint-rule-preset-recommend\/module\/index-[\w-]+\.js$/;

/** How the copies of lodash in it look for the global object; linters of add-ons refuse it as eval. */
const GLOBAL_BY_EVAL = /Function\((["'`])return this\1\)\(\)/g;

/**
 * Leaves out of the bundle what `@secretlint/*` imports from Node: the reader of PKCS #12 files with
 * its copy of node-forge (240 KB gzip, asked for by file name alone) and the profiler, which
 * remembers every run for ever.
 */
export function secretlintInBrowsers(): Plugin {
  return {
    name: 'secretlint-in-browsers',
    enforce: 'pre',
    resolveId(source, importer = '') {
      const isOtherPart = MAIN_PART.test(importer) && source.startsWith('./index-');
      const isTheirs = importer.includes('@secretlint') || source === '@secretlint/profiler';
      return isOtherPart || (isTheirs && NOT_IN_BROWSERS.test(source)) ? EMPTY : null;
    },
    load: (id) =>
      id === EMPTY
        ? 'export const secretLintProfiler = { mark() {} }; export default {}; export const i = {};'
        : null,
    transform(code, id) {
      if (!id.includes('@secretlint')) return null;
      return { code: code.replace(GLOBAL_BY_EVAL, 'globalThis'), map: null };
    },
  };
}

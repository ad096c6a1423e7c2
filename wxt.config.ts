import { type ConfigEnv, defineConfig, type UserManifest } from 'wxt';
import { secretlintInBrowsers } from './scripts/build/secretlint-in-browsers.ts';

/**
 * Extension pages may load their own packaged files and nothing else: no host is reachable from
 * them. `wasm-unsafe-eval` is what the standard asks for to instantiate WebAssembly.
 */
const EXTENSION_PAGES_CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const ICON_SIZES = [16, 32, 48, 128];

/** Rendered by `npm run icons`. */
const iconsOf = (name: string): Record<number, string> =>
  Object.fromEntries(ICON_SIZES.map((size) => [size, `icon/${name}-${size}.png`]));

/** What only Chromium knows: its engine page must load in pages that are cross-origin isolated. */
const CHROMIUM: UserManifest = {
  storage: { managed_schema: 'managed-schema.json' },
  cross_origin_embedder_policy: { value: 'require-corp' },
  cross_origin_opener_policy: { value: 'same-origin' },
};

/** The version is the release that the tests run on (ESR 153), not the oldest that might do. */
const FIREFOX: UserManifest = {
  browser_specific_settings: {
    gecko: {
      id: 'lenscap@lenscap',
      strict_min_version: '153.0',
      data_collection_permissions: { required: ['none'] },
    },
  },
};

const TOOLBAR_BUTTON = { default_icon: iconsOf('off'), default_title: 'Lenscap' };

function manifestFor({ browser, manifestVersion }: ConfigEnv): UserManifest {
  const isFirefox = browser === 'firefox';
  return {
    default_locale: 'en',
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    permissions: ['storage', 'scripting', 'idle', 'alarms', 'notifications'],
    icons: iconsOf('lenscap'),
    [manifestVersion === 2 ? 'browser_action' : 'action']: TOOLBAR_BUTTON,
    // Chromium keeps Alt+Shift with C, P, W, X and Z for tab groups, and gives those to nobody.
    commands: {
      'toggle-camera': {
        description: '__MSG_commandCamera__',
        suggested_key: { default: isFirefox ? 'Alt+Shift+C' : 'Alt+Shift+V' },
      },
      'toggle-microphone': {
        description: '__MSG_commandMicrophone__',
        suggested_key: { default: 'Alt+Shift+M' },
      },
      'cover-everything': {
        description: '__MSG_commandCoverEverything__',
        suggested_key: { default: isFirefox ? 'Alt+Shift+X' : 'Alt+Shift+L' },
      },
    },
    host_permissions: ['<all_urls>'],
    content_security_policy: { extension_pages: EXTENSION_PAGES_CSP },
    web_accessible_resources: [
      { resources: ['engine.html', 'voice.html'], matches: ['<all_urls>'] },
    ],
    ...(isFirefox ? FIREFOX : CHROMIUM),
  };
}

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: () => ({
    plugins: [secretlintInBrowsers()],
    worker: { plugins: () => [secretlintInBrowsers()] },
  }),
  manifest: manifestFor,
});

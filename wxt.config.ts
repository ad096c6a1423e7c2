import { defineConfig } from 'wxt';

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

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifest: {
    default_locale: 'en',
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    permissions: ['storage', 'scripting'],
    icons: iconsOf('lenscap'),
    action: { default_icon: iconsOf('off'), default_title: 'Lenscap' },
    commands: {
      'toggle-camera': {
        description: '__MSG_commandCamera__',
        suggested_key: { default: 'Alt+Shift+C' },
      },
      'toggle-microphone': {
        description: '__MSG_commandMicrophone__',
        suggested_key: { default: 'Alt+Shift+M' },
      },
      'cover-everything': {
        description: '__MSG_commandCoverEverything__',
        suggested_key: { default: 'Alt+Shift+X' },
      },
    },
    host_permissions: ['<all_urls>'],
    content_security_policy: { extension_pages: EXTENSION_PAGES_CSP },
    cross_origin_embedder_policy: { value: 'require-corp' },
    cross_origin_opener_policy: { value: 'same-origin' },
    web_accessible_resources: [{ resources: ['engine.html'], matches: ['<all_urls>'] }],
  },
});

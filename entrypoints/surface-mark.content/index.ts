import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { findGuard } from '../../protocol/guard-handle';
import { WHICH_MARK } from '../../protocol/surface-mark';

/** In every tab for as long as one is shared, and in none at other times. */
export default defineContentScript({
  matches: ['<all_urls>'],
  registration: 'runtime',
  async main() {
    const mark: unknown = await browser.runtime.sendMessage(WHICH_MARK).catch(() => null);
    findGuard()?.markSurface(typeof mark === 'string' ? mark : null);
  },
});

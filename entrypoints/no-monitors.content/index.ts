import { defineContentScript } from 'wxt/utils/define-content-script';
import { leaveOutMonitors } from '../../protocol/guard-flags';

/** At the start of every document, if and only if the person never wants to share a whole screen. */
export default defineContentScript({
  matches: ['<all_urls>'],
  registration: 'runtime',
  main() {
    leaveOutMonitors();
  },
});

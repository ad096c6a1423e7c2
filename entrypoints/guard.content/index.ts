import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { Captures } from './captures';
import { EngineLink } from './engine-link';
import { answerPage } from './page-line';
import { Reporter } from './reporter';

export default defineContentScript({
  matches: ['<all_urls>'],
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  main() {
    const lifetime = new AbortController();
    const engine = new EngineLink(browser.runtime.getURL('/engine.html'));
    const reporter = new Reporter();
    const captures = new Captures(engine, (changed) => reporter.report(changed));
    answerPage(window, captures, lifetime.signal);
  },
});

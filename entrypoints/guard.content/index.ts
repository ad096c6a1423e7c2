import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { offerGuard } from '../../protocol/guard-handle';
import { parseGuardMessage } from '../../protocol/guard-message';
import { parsePersonAct } from '../../protocol/person-act';
import { EngineLink } from './engine-link';
import { Guard } from './guard';
import { PageLine } from './page-line';
import { Reporter } from './reporter';

export default defineContentScript({
  matches: ['<all_urls>'],
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  main() {
    const line = new PageLine();
    const reporter = new Reporter();
    const engine = new EngineLink(browser.runtime.getURL('/engine.html'));
    const listeners = new Set<() => void>();
    const guard = new Guard(engine, line, () => {
      reporter.report(guard);
      for (const listener of listeners) listener();
    });
    offerGuard({
      report: () => guard.report(),
      obey: (act) => guard.obey(act),
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
    line.serve(window, guard, new AbortController().signal);
    browser.runtime.onMessage.addListener((message: unknown, sender) => {
      // Only the extension's own pages and background can send here, and no tab is among them.
      const isPopup = sender.url?.endsWith('/popup.html') ?? false;
      const act = sender.tab ? null : parsePersonAct(message, isPopup ? 'popup' : 'command');
      if (act) guard.obey(act);
      const order = sender.tab ? null : parseGuardMessage(message);
      if (order?.kind === 'machine-state') guard.followMachine(order.machine);
      // Only an answer may be returned: the first one is the one that is heard.
      return order?.kind === 'report-now' ? Promise.resolve(guard.report()) : undefined;
    });
    window.addEventListener('pagehide', ({ isTrusted }) => {
      if (isTrusted) reporter.sayGoodbye(guard);
    });
  },
});

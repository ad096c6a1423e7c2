import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { offerGuard } from '../../protocol/guard-handle';
import { parseGuardMessage } from '../../protocol/guard-message';
import { LIVE_VIEW_PORT } from '../../protocol/live-view';
import { parsePersonAct } from '../../protocol/person-act';
import { EngineLink } from './engine-link';
import { Guard } from './guard';
import { serveLiveView } from './live-view/live-view';
import { PageLine } from './page-line';
import { hearTalkKey } from './push-to-talk';
import { Reporter } from './reporter';

export default defineContentScript({
  matches: ['<all_urls>'],
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  main() {
    const ownPages = browser.runtime.getURL('/');
    const line = new PageLine();
    const reporter = new Reporter();
    const engine = new EngineLink(browser.runtime.getURL('/engine.html'));
    const listeners = new Set<() => void>();
    const guard = new Guard(engine, line, browser.runtime.getURL('/voice.html'), () => {
      reporter.report(guard);
      for (const listener of listeners) listener();
    });
    offerGuard({
      report: () => guard.report(),
      obey: (act) => guard.obey(act),
      markSurface: (mark) => guard.markSurface(mark),
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
    line.serve(window, guard, new AbortController().signal);
    hearTalkKey(window, guard.talkKey);
    browser.runtime.onConnect.addListener((port) => {
      if (port.name === LIVE_VIEW_PORT && isOwnPage(port.sender, ownPages))
        serveLiveView(port, guard);
    });
    browser.runtime.onMessage.addListener((message: unknown, sender) => {
      const isPopup = sender.url?.endsWith('/popup.html') ?? false;
      const via = isPopup ? 'popup' : 'command';
      const act = isOwnPage(sender, ownPages) ? parsePersonAct(message, via) : null;
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

interface Sender {
  readonly tab?: unknown;
  readonly url?: string;
}

/** Content scripts cannot send here at all; pages of the extension may be open in a tab, too. */
const isOwnPage = (sender: Sender | undefined, ownPages: string): boolean =>
  sender !== undefined && (!sender.tab || sender.url?.startsWith(ownPages) === true);

import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { parseFrameReport } from '../../protocol/background';
import { FrameSessions } from './frame-sessions';

export default defineBackground(() => {
  const sessions = new FrameSessions(browser.storage.session);
  browser.runtime.onMessage.addListener((message: unknown, { tab, frameId, url }) => {
    const report = parseFrameReport(message);
    if (report && tab?.id !== undefined && frameId !== undefined) {
      void sessions.record({ tab: tab.id, frame: frameId, url: url ?? '' }, report);
    }
  });
  browser.tabs.onRemoved.addListener((tab) => void sessions.forgetTab(tab));
});

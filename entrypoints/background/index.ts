import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { parseFrameReport } from '../../protocol/background';
import { actOnTabs } from './act-on-tabs';
import { putChip } from './chip';
import { FrameSessions } from './frame-sessions';
import { showExposure } from './toolbar';

export default defineBackground(() => {
  const sessions = new FrameSessions(browser.storage.session);
  const show = async (): Promise<void> => showExposure(await sessions.all());

  browser.runtime.onMessage.addListener((message: unknown, { tab, frameId, url }) => {
    const report = parseFrameReport(message);
    if (!report || tab?.id === undefined || frameId === undefined) return;
    const address = { tab: tab.id, frame: frameId, url: url ?? '' };
    void putChip(address, report);
    void sessions.record(address, report).then(show);
  });
  browser.tabs.onRemoved.addListener((tab) => void sessions.forgetTab(tab).then(show));
  browser.commands.onCommand.addListener((command) => void actOnTabs(command, sessions));
});

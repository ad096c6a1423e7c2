import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { parseOpenAirlock } from '../../protocol/airlock';
import { parseAttention } from '../../protocol/attention';
import { type FrameReport, parseFrameReport } from '../../protocol/background';
import { isCaptureStart } from '../../protocol/capture-start';
import { isWhichMark } from '../../protocol/surface-mark';
import { actOnTabs } from './act-on-tabs';
import { openAirlock } from './airlock-window';
import { answerCaptureStart } from './capture-starts';
import { putChip } from './chip';
import { tellTab } from './frame-messages';
import { type FrameAddress, FrameSessions, isExposing } from './frame-sessions';
import { followInstallation } from './installed';
import { LedgerKeeper } from './ledger-keeper';
import { Machine } from './machine';
import { Notifier } from './notifier';
import { followPickerRules } from './picker-rules';
import { RealStates } from './real-states';
import { RestoredTabs } from './restored-tabs';
import { siteOf } from './site-of';
import { followSiteScripts } from './site-scripts';
import { SurfaceMarks } from './surface-marks';
import { showExposure } from './toolbar';

export default defineBackground(() => {
  const sessions = new FrameSessions(browser.storage.session);
  const ledger = new LedgerKeeper();
  const notifier = new Notifier();
  const restored = new RestoredTabs();
  const marks = new SurfaceMarks();
  /** Neither waits for the other: another tab must be noticed however long an icon takes to load. */
  const follow = async (): Promise<void> => {
    const all = await sessions.all();
    await Promise.all([marks.follow(all), showExposure(all)]);
  };
  const machine = new Machine(async (state) => {
    const tabs = new Set((await sessions.all()).map(({ tab }) => tab));
    await Promise.all(
      [...tabs].map((tab) => tellTab(tab, { kind: 'machine-state', machine: state })),
    );
  });
  const states = new RealStates(sessions, async () => {
    ledger.closeLost(await sessions.all());
    await follow();
  });

  async function take(address: FrameAddress, report: FrameReport): Promise<void> {
    void putChip(address, report);
    await sessions.record(address, report);
    if (isExposing(report)) await restored.forget(address.tab);
    states.keepAsking();
    await follow();
  }

  browser.runtime.onMessage.addListener((message: unknown, { tab, frameId, url }) => {
    if (tab?.id === undefined || frameId === undefined) return undefined;
    const address = { tab: tab.id, frame: frameId, url: url ?? '' };
    if (isCaptureStart(message))
      return answerCaptureStart(address, { sessions, machine, restored });
    if (isWhichMark(message)) return marks.markOf(tab.id);
    const question = parseOpenAirlock(message);
    if (question) void openAirlock(address, question);
    const attention = parseAttention(message);
    if (attention) void notifier.take(tab.id, siteOf(tab.url), attention);
    const report = parseFrameReport(message);
    if (!report) return undefined;
    void take(address, report).then(() => {
      // What is done in a private window is not written down.
      if (!tab.incognito) ledger.observe(address, siteOf(tab.url), report);
    });
    return undefined;
  });
  browser.tabs.onRemoved.addListener((tab) => void forgetTab(tab));
  browser.commands.onCommand.addListener((command) => void actOnTabs(command, sessions));
  followPickerRules();
  followSiteScripts();
  followInstallation();
  for (const watched of [machine, notifier, restored, states]) watched.watch();

  async function forgetTab(tab: number): Promise<void> {
    const gone = (await sessions.all()).filter((session) => session.tab === tab);
    for (const session of gone) ledger.close(session);
    await sessions.forgetTab(tab);
    await follow();
  }
});

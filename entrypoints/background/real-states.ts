import { browser } from 'wxt/browser';
import { parseFrameReport } from '../../protocol/background';
import { askFrame } from './frame-messages';
import type { FrameSession, FrameSessions } from './frame-sessions';

const ALARM = 'ask-frames';

/** The shortest period that alarms have. What reports by itself does so every second. */
const ASK_EVERY_MIN = 1;

/**
 * Keeps what is stored true to the real tracks: frames that have reported are asked again when the
 * background wakes, when their tab loads something, and every minute; one that does not answer is gone.
 */
export class RealStates {
  #isAsking = false;

  /** @param onAsked Called when the sessions may have changed. */
  constructor(
    private readonly sessions: FrameSessions,
    private readonly onAsked: () => Promise<void>,
  ) {}

  /** Called as the background starts. */
  watch(): void {
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === ALARM) void this.#ask(() => true);
    });
    browser.tabs.onUpdated.addListener((id, { status }) => {
      if (status !== undefined) void this.#ask(({ tab }) => tab === id);
    });
    void this.#ask(() => true);
  }

  /** Something is captured: from now on it is asked about. */
  keepAsking(): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    browser.alarms.create(ALARM, { periodInMinutes: ASK_EVERY_MIN });
  }

  async #ask(isMeant: (session: FrameSession) => boolean): Promise<void> {
    const all = await this.sessions.all();
    const meant = all.filter(isMeant);
    await Promise.all(meant.map((session) => this.#askOne(session)));
    if (all.length > 0) this.keepAsking();
    else await this.#stopAsking();
    await this.onAsked();
  }

  async #stopAsking(): Promise<void> {
    this.#isAsking = false;
    await browser.alarms.clear(ALARM);
  }

  async #askOne(session: FrameSession): Promise<void> {
    const report = parseFrameReport(await askFrame(session, { kind: 'report-now' }));
    const { tab, frame, url } = session;
    if (report) await this.sessions.record({ tab, frame, url }, report);
    else await this.sessions.forget(session);
  }
}

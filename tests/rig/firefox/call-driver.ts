import type { PhaseGoal } from '../call-driver.ts';
import type { PhaseFigures } from '../call-page/figures.ts';
import type { Wipe } from '../call-page/main.ts';
import { type Site, serveSite } from '../server.ts';
import { until } from '../until.ts';
import type { CallReport, StartOptions } from './call-page/main.ts';
import { type FirefoxUnderTest, type LaunchOptions, launchFirefox } from './launch.ts';

/** A report costs as much as a picture does. In milliseconds. */
const ASK_EVERY_MS = 150;

/** The call page in Firefox, driven from outside. Owns its browser and its site until `close`. */
export class FirefoxCall {
  private constructor(
    readonly under: FirefoxUnderTest,
    private readonly site: Site,
    private readonly tab: string,
  ) {}

  /** Opens the call page with the test scene as camera, if no other. No capture is begun yet. */
  static async open(options: LaunchOptions = {}): Promise<FirefoxCall> {
    const site = await serveSite({
      call: 'rig/firefox/call-page/main.ts',
      judge: 'rig/firefox/call-page/judge.ts',
    });
    const under = await launchFirefox(options);
    const call = new FirefoxCall(under, site, await under.firefox.tab());
    await call.load();
    return call;
  }

  /** Installs the add-on, of which the person wants the site live; loads the page with it. */
  async guard(addonDir: string): Promise<void> {
    const addon = await this.under.install(addonDir);
    await addon.startLiveOn(this.site.origin);
    await this.load();
  }

  /** Loads the page afresh, in front. No capture is begun yet. */
  async load(): Promise<void> {
    await this.under.firefox.switchTo(this.tab, true);
    await this.under.firefox.goto(`${this.site.origin}/call`);
  }

  evaluate<Value>(expression: string): Promise<Value> {
    return this.under.firefox.evaluate(expression);
  }

  start(options: StartOptions = {}): Promise<MediaTrackSettings> {
    return this.evaluate(`rig.start(${JSON.stringify(options)})`);
  }

  /** Loads the page afresh with a script that begins the call before there is a body. */
  async reloadAndStart(options: StartOptions = {}): Promise<void> {
    const start = encodeURIComponent(JSON.stringify(options));
    await this.under.firefox.goto(`${this.site.origin}/call?start=${start}`);
  }

  switchCamera(): Promise<MediaTrackSettings> {
    return this.evaluate('rig.switchCamera()');
  }

  applyConstraints(constraints: MediaTrackConstraints): Promise<MediaTrackSettings> {
    return this.evaluate(`rig.applyConstraints(${JSON.stringify(constraints)})`);
  }

  trackState(): Promise<MediaStreamTrackState> {
    return this.evaluate('rig.track().readyState');
  }

  async wipeDom(wipe: Wipe): Promise<void> {
    await this.evaluate(`rig.wipeDom('${wipe}')`);
  }

  report(): Promise<CallReport> {
    return this.evaluate('rig.report()');
  }

  /** PNG bytes of the next received frame. */
  async snapshot(): Promise<Buffer> {
    return Buffer.from((await this.evaluate<string | null>('rig.snapshot()')) ?? '', 'base64');
  }

  async beginPhase(name: string): Promise<void> {
    await this.evaluate(`rig.beginPhase(${JSON.stringify(name)})`);
  }

  /** Opens another tab on top, so that the page is really hidden. Returns the way back. */
  async hide(): Promise<() => Promise<void>> {
    const { firefox } = this.under;
    const page = await firefox.tab();
    const cover = await firefox.openTab('about:blank');
    await firefox.switchTo(page);
    await this.untilVisibility('hidden');
    return async () => {
      await firefox.switchTo(cover);
      await firefox.closeTab();
      await firefox.switchTo(page, true);
      await this.untilVisibility('visible');
    };
  }

  /** Waits until the present phase has reached its goal, and returns the report. */
  async untilPhase({ frames, pictures = 0, deadlineMs = 60_000 }: PhaseGoal): Promise<CallReport> {
    let seen: PhaseFigures | undefined;
    const reached = async (): Promise<CallReport | null> => {
      const report = await this.report();
      seen = report.received.at(-1);
      return seen && seen.frames >= frames && seen.pictures >= pictures ? report : null;
    };
    try {
      return await until('the goal', reached, deadlineMs, ASK_EVERY_MS);
    } catch (error) {
      const got = `${seen?.frames} frames, ${seen?.pictures} pictures`;
      throw new Error(
        `"${seen?.phase}" has ${got} after ${deadlineMs} ms; wanted ${frames}, ${pictures}`,
        {
          cause: error,
        },
      );
    }
  }

  async close(): Promise<void> {
    await this.under.close();
    await this.site.close();
  }

  private async untilVisibility(state: DocumentVisibilityState): Promise<void> {
    await until(
      `the tab becomes ${state}`,
      async () => (await this.evaluate('document.visibilityState')) === state,
    );
  }
}

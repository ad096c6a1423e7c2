import { Browser, type LaunchOptions } from './browser.ts';
import type { PhaseFigures } from './call-page/figures.ts';
import type { RigReport, StartOptions, Wipe } from './call-page/main.ts';
import { ensureCameraFile } from './camera-file.ts';
import type { Page } from './page.ts';
import { serveSite } from './server.ts';
import { until } from './until.ts';

export interface DriverOptions extends LaunchOptions {
  /** How the page is served; see POLICIES in server.ts. */
  readonly policy?: 'none' | 'strict' | 'isolated';
}

export interface PhaseGoal {
  /** The phase lasts until so many frames were decoded, of which so many showed a picture. */
  readonly frames: number;
  readonly pictures?: number;
  readonly deadlineMs?: number;
}

/** The call page, driven from outside. Owns its browser and its site until `close`. */
export class CallDriver {
  private constructor(
    readonly browser: Browser,
    readonly page: Page,
    private readonly url: string,
    private readonly stop: () => Promise<void>,
  ) {}

  /** Opens the call page with the test scene as camera. No capture is begun yet. */
  static async open({ policy = 'none', ...launch }: DriverOptions = {}): Promise<CallDriver> {
    const cameraFile = launch.cameraFile ?? (await ensureCameraFile());
    const site = await serveSite({ call: 'rig/call-page/main.ts' });
    const browser = await Browser.launch({ ...launch, cameraFile });
    const url = `${site.origin}/call?policy=${policy}`;
    const page = await browser.newTab(url);
    return new CallDriver(browser, page, url, async () => {
      await browser.close();
      await site.close();
    });
  }

  start(options: StartOptions = {}): Promise<MediaTrackSettings> {
    return this.page.evaluate(`rig.start(${JSON.stringify(options)})`);
  }

  /** Loads the page afresh with a script that begins the call before there is a body. */
  async reloadAndStart(options: StartOptions): Promise<void> {
    await this.page.goto(`${this.url}&start=${encodeURIComponent(JSON.stringify(options))}`);
  }

  switchCamera(video: MediaTrackConstraints | true = true): Promise<MediaTrackSettings> {
    return this.page.evaluate(`rig.switchCamera(${JSON.stringify(video)})`);
  }

  applyConstraints(constraints: MediaTrackConstraints): Promise<MediaTrackSettings> {
    return this.page.evaluate(`rig.applyConstraints(${JSON.stringify(constraints)})`);
  }

  async wipeDom(wipe: Wipe): Promise<void> {
    await this.page.evaluate(`rig.wipeDom('${wipe}')`);
  }

  report(): Promise<RigReport> {
    return this.page.evaluate<RigReport>('rig.report()');
  }

  async beginPhase(name: string): Promise<void> {
    await this.page.evaluate(`rig.beginPhase(${JSON.stringify(name)})`);
  }

  /** Waits until the present phase has reached its goal, and returns the report. */
  async untilPhase({ frames, pictures = 0, deadlineMs = 30_000 }: PhaseGoal): Promise<RigReport> {
    let seen: PhaseFigures | undefined;
    try {
      return await until(
        'the goal',
        async () => {
          const report = await this.report();
          seen = report.received.at(-1);
          const done = seen && seen.frames >= frames && seen.pictures >= pictures;
          return done ? report : null;
        },
        deadlineMs,
      );
    } catch {
      const got = `${seen?.frames} frames, ${seen?.pictures} pictures`;
      throw new Error(
        `Phase "${seen?.phase}" has ${got} after ${deadlineMs} ms; wanted ${frames}, ${pictures}`,
      );
    }
  }

  /** PNG bytes of the next received frame; null if none comes. */
  async snapshot(): Promise<Buffer | null> {
    const png = await this.page.evaluate<string | null>('rig.received.snapshot()');
    return png === null ? null : Buffer.from(png, 'base64');
  }

  /** PNG bytes of the first leaked frame of each phase that leaked. */
  async leakedFrames(): Promise<Record<string, Buffer>> {
    const pngs = await this.page.evaluate<Record<string, string>>('rig.received.leaks');
    return Object.fromEntries(
      Object.entries(pngs).map(([phase, png]) => [phase, Buffer.from(png, 'base64')]),
    );
  }

  async close(): Promise<void> {
    await this.stop();
  }
}

import { Browser } from '../../rig/browser.ts';
import type { PhaseFigures } from '../../rig/call-page/figures.ts';
import { ensureCameraFile } from '../../rig/camera-file.ts';
import type { Extension } from '../../rig/extension.ts';
import type { Page } from '../../rig/page.ts';
import { until } from '../../rig/until.ts';
import type { TrackDescription } from './describe-tracks.ts';
import type { PageReport } from './page.ts';

/** No SDK reaches its vendor: every name but this machine's is unknown to the browser. */
const NO_NETWORK = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

/** A browser with the test scene as camera, in which one SDK after another runs in its own tab. */
export class SdkBrowser {
  private constructor(
    readonly browser: Browser,
    private readonly origin: string,
  ) {}

  /** `extensionDir` makes it the guarded run. Whoever opens closes. */
  static async open(origin: string, extensionDir?: string): Promise<SdkBrowser> {
    const browser = await Browser.launch({
      cameraFile: await ensureCameraFile(),
      args: [NO_NETWORK],
      startsLive: false,
      ...(extensionDir === undefined ? {} : { extensionDir }),
    });
    // Device ids are told to pages that may open devices: the SDKs ask for devices by id.
    await browser.connection.root.send('Browser.grantPermissions', {
      permissions: ['videoCapture', 'audioCapture'],
      origin,
    });
    return new SdkBrowser(browser, origin);
  }

  /** Runs `use` with the page of one SDK in a tab of its own. */
  async withSdk<T>(path: string, use: (page: SdkPage) => Promise<T>): Promise<T> {
    const page = await this.browser.newTab(`${this.origin}/${path}`);
    try {
      return await use(new SdkPage(page, this.browser.extension));
    } finally {
      await page.close();
    }
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** Typed access to `window.vendor`; see page.ts. */
export class SdkPage {
  constructor(
    readonly page: Page,
    /** `null` in the run without it. */
    readonly extension: Extension | null,
  ) {}

  open(): Promise<TrackDescription[]> {
    return this.page.evaluate('vendor.open()');
  }

  describe(): Promise<TrackDescription[]> {
    return this.page.evaluate('vendor.describe()');
  }

  actions(): Promise<string[]> {
    return this.page.evaluate('vendor.actions()');
  }

  act(name: string): Promise<TrackDescription[]> {
    return this.page.evaluate(`vendor.act(${JSON.stringify(name)})`);
  }

  stop(): Promise<TrackDescription[]> {
    return this.page.evaluate('vendor.stop()');
  }

  async beginPhase(name: string): Promise<void> {
    await this.page.evaluate(`vendor.beginPhase(${JSON.stringify(name)})`);
  }

  report(): Promise<PageReport> {
    return this.page.evaluate<PageReport>('vendor.report()');
  }

  /** Waits until the report satisfies `isEnough`; the reason for a wait that fails is the report. */
  async untilReport(what: string, isEnough: (report: PageReport) => boolean): Promise<PageReport> {
    try {
      return await until(what, async () => {
        const report = await this.report();
        return isEnough(report) ? report : null;
      });
    } catch (error) {
      throw new Error(`${String(error)}: ${JSON.stringify(await this.report())}`);
    }
  }
}

/** Figures of the present phase. */
export function presentPhase({ pictures }: PageReport): PhaseFigures {
  const present = pictures.at(-1);
  if (!present) throw new Error('No phase has begun');
  return present;
}

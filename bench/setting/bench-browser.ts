import { Browser, type LaunchOptions } from '../../tests/rig/browser.ts';
import { Page } from '../../tests/rig/page.ts';
import { ensureCameraClip } from './camera-clip.ts';
import { copyExtension, type ExtensionCopy } from './extension-copy.ts';
import { type BenchSite, type SiteContent, serveBenchSite } from './site.ts';

/**
 * One browser with the extension in its first profile and without it in a second one, so that
 * both sides of a ratio are measured in one run, on one camera. Owns all of it until `close`.
 */
export class BenchBrowser {
  private constructor(
    readonly browser: Browser,
    readonly site: BenchSite,
    private readonly extension: ExtensionCopy,
    private readonly nativeContext: string,
  ) {}

  static async open(
    content: SiteContent,
    options: Pick<LaunchOptions, 'args' | 'headless' | 'displaySize' | 'grantMedia'> = {},
  ): Promise<BenchBrowser> {
    const cameraFile = await ensureCameraClip();
    const site = await serveBenchSite(content);
    const extension = copyExtension();
    const browser = await Browser.launch({ extensionDir: extension.dir, cameraFile, ...options });
    const { browserContextId } = await browser.connection.root.send<{ browserContextId: string }>(
      'Target.createBrowserContext',
    );
    return new BenchBrowser(browser, site, extension, browserContextId);
  }

  /** Folder of the extension that runs. */
  get extensionDir(): string {
    return this.extension.dir;
  }

  /** A tab with Lenscap at a page of the site. */
  guardedTab(path: string): Promise<Page> {
    return this.browser.newTab(this.site.origin + path);
  }

  /** A tab that no extension knows of. */
  async nativeTab(path: string): Promise<Page> {
    const { connection } = this.browser;
    const { targetId } = await connection.root.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      browserContextId: this.nativeContext,
    });
    const page = new Page(connection, await connection.attach(targetId), targetId);
    await page.goto(this.site.origin + path);
    return page;
  }

  /** A tab at a page of the extension itself. */
  extensionTab(path: string): Promise<Page> {
    return this.browser.newTab(this.browser.extension?.url(path) ?? '');
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.site.close();
    this.extension.remove();
  }
}

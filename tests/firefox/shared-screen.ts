import { builtAddon } from '../rig/firefox/built-addon.ts';
import { type FirefoxUnderTest, launchFirefox } from '../rig/firefox/launch.ts';
import { type Site, serveSite } from '../rig/server.ts';
import { until } from '../rig/until.ts';

const [WIDTH, HEIGHT] = [1280, 900];

/** A page that shares the whole screen, itself in the middle of it, on a display of its own. */
export class SharedScreen {
  private constructor(
    private readonly under: FirefoxUnderTest,
    private readonly site: Site,
    private readonly page: string,
  ) {}

  static async open(): Promise<SharedScreen> {
    const site = await serveSite({ share: 'firefox/share-page.ts' });
    const under = await launchFirefox({
      headless: false,
      displaySize: `${WIDTH}x${HEIGHT}x24`,
      // The real screen; with the prompt off Firefox takes the first one there is.
      preferences: { 'media.navigator.streams.fake': false },
    });
    const { firefox } = under;
    await firefox.send('WebDriver:SetWindowRect', { x: 0, y: 0, width: WIDTH, height: HEIGHT });
    return new SharedScreen(under, site, await firefox.tab());
  }

  /** Installs the add-on, whose guard is in the next page. */
  async guard(): Promise<void> {
    await this.under.install(builtAddon());
  }

  /** Loads the page afresh: nothing is written on it, and nothing is shared. */
  async load(): Promise<void> {
    await this.under.firefox.goto(`${this.site.origin}/share`);
  }

  evaluate<Value>(expression: string): Promise<Value> {
    return this.under.firefox.evaluate(expression);
  }

  /** Presses the page's own button, as getDisplayMedia demands. */
  async share(): Promise<void> {
    await this.under.firefox.press('button');
    await until('the page shares', () => this.evaluate<boolean>("heard.includes('shared')"));
  }

  async write(...lines: string[]): Promise<void> {
    for (const line of lines) await this.evaluate(`notes.add(${JSON.stringify(line)})`);
  }

  /** What has been seen since the last call at the far end, and on the page's own track. */
  pictures(of: 'received' | 'sent'): Promise<string[]> {
    return this.evaluate(`pictures.${of}.splice(0)`);
  }

  async lastReceived(): Promise<string> {
    return (await this.evaluate<string | null>('pictures.received.at(-1)')) ?? '';
  }

  /** Does something in the airlock's window, once it has a picture to show. */
  async inAirlock(act: (firefox: FirefoxUnderTest['firefox']) => Promise<unknown>): Promise<void> {
    const { firefox } = this.under;
    await firefox.switchTo(await until('the airlock', () => this.airlock()));
    await until('its picture', () =>
      // Looked at early, the window has another document yet.
      this.evaluate<boolean>("!!document.querySelector('canvas:not([hidden])')").catch(() => false),
    );
    await act(firefox);
    await firefox.switchTo(this.page);
  }

  async untilAirlockClosed(): Promise<void> {
    await until('the airlock is closed', async () => (await this.airlock()) === undefined);
  }

  async close(): Promise<void> {
    await this.under.close();
    await this.site.close();
  }

  private async airlock(): Promise<string | undefined> {
    return (await this.under.firefox.tabs()).find((tab) => tab !== this.page);
  }
}

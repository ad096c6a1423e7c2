import type { FrameSession } from '../../../entrypoints/background/frame-sessions.ts';
import type { Firefox } from '../../../scripts/firefox/firefox.ts';
import { until } from '../until.ts';

type Command = 'toggle-camera' | 'toggle-microphone' | 'cover-everything';

/** The suggested keys of the manifest, beside Alt and Shift. */
const KEYS: Readonly<Record<Command, string>> = {
  'toggle-camera': 'C',
  'toggle-microphone': 'M',
  'cover-everything': 'X',
};

/** The add-on under test, seen from outside. */
export class Addon {
  private constructor(
    private readonly firefox: Firefox,
    readonly id: string,
  ) {}

  /** Installs an unpacked add-on until Firefox ends, and waits for its background. */
  static async install(firefox: Firefox, dir: string): Promise<Addon> {
    const addon = new Addon(firefox, await firefox.installAddon(dir));
    await addon.untilRunning();
    return addon;
  }

  /** Address of a page of the add-on; its host is another one in each profile. */
  async url(path: string): Promise<string> {
    const policy = `WebExtensionPolicy.getByID('${this.id}')`;
    const host = await this.firefox.evaluateChrome<string>(`${policy}.mozExtensionHostname`);
    return `moz-extension://${host}/${path}`;
  }

  /** Reloads the add-on, as the button on about:debugging does, and waits for the new one. */
  async reload(): Promise<void> {
    await this.manage('await addon.reload()');
    await this.untilRunning();
  }

  async setEnabled(isEnabled: boolean): Promise<void> {
    await this.manage(isEnabled ? 'await addon.enable()' : 'await addon.disable()');
    if (isEnabled) await this.untilRunning();
  }

  /** Kills (SIGKILL) the process that the add-on's pages run in, and waits until it is gone. */
  async killProcess(): Promise<void> {
    const pid = await this.pagesProcess();
    if (pid === null) throw new Error('There is no process of the add-on to kill');
    process.kill(pid, 'SIGKILL');
    await until('the killed process is gone', async () => (await this.pagesProcess()) !== pid);
  }

  /** Firefox has one process for the pages of all add-ons. */
  private pagesProcess(): Promise<number | null> {
    return this.firefox.evaluateChrome(`ChromeUtils.requestProcInfo().then(({ children }) =>
      children.find(({ type }) => type === 'extension')?.pid ?? null)`);
  }

  /** What the add-on keeps in session storage of what is captured. */
  async sessions(): Promise<FrameSession[]> {
    const stored = await this.inPage<Record<string, FrameSession>>('browser.storage.session.get()');
    return Object.entries(stored).flatMap(([key, value]) =>
      key.startsWith('session:') ? [value] : [],
    );
  }

  /**
   * The person's setting "always start live on this site". Nothing is covered while nobody touches the
   * machine, which is what a machine for tests is like.
   */
  async startLiveOn(origin: string): Promise<void> {
    const guardSettings = {
      alwaysLive: { [origin]: ['camera', 'microphone'] },
      lapses: { idle: { remindAfterMs: null, coverAfterMs: null } },
    };
    await this.inPage(`browser.storage.local.set(${JSON.stringify({ guardSettings })})`);
  }

  /** Presses the keys of a command, as they reach the browser's own window. */
  async press(command: Command): Promise<void> {
    await this.firefox.pressKeys(['Alt', 'Shift', KEYS[command]]);
  }

  /** Value of an expression in a page of the add-on, opened in a tab of its own for it. */
  async inPage<Value>(expression: string): Promise<Value> {
    const { firefox } = this;
    const before = await firefox.tab();
    await firefox.openTab(await this.url('engine.html'), 'background');
    try {
      return await firefox.evaluate<Value>(expression);
    } finally {
      await firefox.closeTab();
      await firefox.switchTo(before);
    }
  }

  private async manage(act: string): Promise<void> {
    await this.firefox.evaluateChrome(`(async () => {
      const { AddonManager } = ChromeUtils.importESModule(
        'resource://gre/modules/AddonManager.sys.mjs');
      const addon = await AddonManager.getAddonByID('${this.id}');
      ${act};
    })()`);
  }

  private async untilRunning(): Promise<void> {
    await until('the add-on runs', () =>
      this.firefox.evaluateChrome<boolean>(
        `WebExtensionPolicy.getByID('${this.id}')?.extension?.backgroundState === 'running'`,
      ),
    );
  }
}

import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import type { CdpConnection, TargetInfo } from './cdp.ts';
import { ScriptTarget } from './page.ts';
import { until } from './until.ts';

/** The id Chromium gives an unpacked extension: SHA-256 of its path, hex digits written as a to p. */
export function unpackedExtensionId(dir: string): string {
  const digest = createHash('sha256').update(realpathSync(dir)).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** The extension under test, seen from outside. */
export class Extension {
  readonly id: string;

  constructor(
    private readonly connection: CdpConnection,
    dir: string,
  ) {
    this.id = unpackedExtensionId(dir);
  }

  url(path: string): string {
    return `chrome-extension://${this.id}/${path}`;
  }

  async untilLoaded(): Promise<void> {
    await until('the extension is loaded', () => this.workerInfo());
  }

  /** Attaches to the running service worker, whose script has begun. */
  async serviceWorker(): Promise<ScriptTarget> {
    const worker = await this.attach(await until('a service worker', () => this.workerInfo()));
    await until('the worker has its APIs', () =>
      worker.evaluate("typeof chrome === 'object' && !!chrome.runtime?.id"),
    );
    return worker;
  }

  /** The person's setting "always start live on this site". */
  async startLiveOn(origin: string): Promise<void> {
    const worker = await this.serviceWorker();
    const rule = JSON.stringify({ [origin]: ['camera', 'microphone'] });
    await worker.evaluate(`chrome.storage.local.get('guardSettings').then(({ guardSettings = {} }) =>
      chrome.storage.local.set({ guardSettings: {
        ...guardSettings, alwaysLive: { ...guardSettings.alwaysLive, ...${rule} } } }))`);
  }

  /** Sends what a person says in the popup to every tab that has a guard. */
  async act(act: string, device?: string): Promise<void> {
    const worker = await this.serviceWorker();
    const message = JSON.stringify({ kind: 'person-act', act, ...(device ? { device } : {}) });
    await worker.evaluate(`chrome.tabs.query({}).then((tabs) => Promise.all(tabs.map(({ id }) =>
      chrome.tabs.sendMessage(id, ${message}).catch(() => null))).then(() => null))`);
  }

  /** Reloads the extension as the button on chrome://extensions does, and waits for the new one. */
  async reload(): Promise<void> {
    const before = await this.workerInfo();
    await this.manage(`chrome.developerPrivate.reload('${this.id}', { failQuietly: false })`);
    await until('the extension is back', async () => {
      const now = await this.workerInfo();
      return now && now.targetId !== before?.targetId;
    });
  }

  /** Switches the extension off or on, as the person can in mid-call. */
  async setEnabled(enabled: boolean): Promise<void> {
    await this.manage(`chrome.management.setEnabled('${this.id}', ${enabled})`);
    await until(`the extension is ${enabled ? 'on' : 'off'}`, async () => {
      const isRunning = (await this.workerInfo()) !== undefined;
      return isRunning === enabled;
    });
  }

  /** Evaluates in a chrome://extensions tab opened behind the others: no page changes visibility. */
  private async manage(expression: string): Promise<void> {
    const tab = await this.connection.root.send<{ targetId: string }>('Target.createTarget', {
      url: 'chrome://extensions',
      background: true,
    });
    const manager = await this.attach(tab);
    await until('chrome://extensions is ready', () =>
      manager.evaluate("document.readyState === 'complete' && !!chrome.developerPrivate"),
    );
    await manager.evaluate(expression);
    await this.connection.root.send('Target.closeTarget', { targetId: tab.targetId });
  }

  private async attach({ targetId }: { targetId: string }): Promise<ScriptTarget> {
    return new ScriptTarget(this.connection, await this.connection.attach(targetId), targetId);
  }

  private async workerInfo(): Promise<TargetInfo | undefined> {
    const targetInfos = await this.connection.targets();
    return targetInfos.find(
      ({ type, url }) => type === 'service_worker' && url.startsWith(this.url('')),
    );
  }
}

import { DEFAULT_GUARD_SETTINGS, type GuardSettings } from '../../../policy/guard-settings.ts';
import type { Lapse, LapseRule } from '../../../policy/lapse.ts';
import { Browser, type LaunchOptions } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import type { PhaseFigures } from '../../rig/call-page/figures.ts';
import type { TargetInfo } from '../../rig/cdp.ts';
import type { Page } from '../../rig/page.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';

/** What a system notification of the extension says. */
export type Notices = Readonly<Record<string, boolean>>;

/** A meeting with camera and microphone, watched from outside. */
export class Meeting {
  private constructor(
    readonly site: Site,
    readonly browser: Browser,
    readonly page: Page,
  ) {}

  /** Opens the meeting; nothing is captured yet. */
  static async open(options: LaunchOptions = {}): Promise<Meeting> {
    const site = await serveSite({ lapses: 'browser/lapses/page.ts' });
    const browser = await Browser.launch({
      extensionDir: builtExtension(),
      startsLive: false,
      ...options,
    });
    return new Meeting(site, browser, await browser.newTab(`${site.origin}/lapses`));
  }

  /** Joins, and uncovers everything as the person does. */
  async joinLive(): Promise<void> {
    await this.page.evaluate('join()');
    await this.uncover();
  }

  async uncover(): Promise<void> {
    await this.act('uncap', 'camera');
    await this.act('uncap', 'microphone');
    await this.untilGates('live', 'live');
    await this.untilPictures(10);
  }

  async act(act: string, device?: string): Promise<void> {
    await this.browser.extension?.act(act, device);
  }

  /** The person's rules; those that are not named never ask for anything. */
  async rule(rules: Partial<Record<Lapse, LapseRule>>): Promise<void> {
    const never = { remindAfterMs: null, coverAfterMs: null };
    const none = Object.keys(DEFAULT_GUARD_SETTINGS.lapses).map((lapse) => [lapse, never]);
    const lapses = { ...Object.fromEntries(none), ...rules };
    await this.store({ lapses });
  }

  async store(settings: Partial<GuardSettings>): Promise<void> {
    await this.inBackground(`chrome.storage.local.get('guardSettings').then(({ guardSettings }) =>
      chrome.storage.local.set({
        guardSettings: { ...guardSettings, ...${JSON.stringify(settings)} } }))`);
  }

  async inBackground<T>(expression: string): Promise<T> {
    const worker = await this.browser.extension?.serviceWorker();
    if (!worker) throw new Error('launched without the extension');
    return worker.evaluate<T>(expression);
  }

  /** Has the browser tell the extension of the machine's state, as it does of a real one. */
  async machineBecomes(state: 'active' | 'idle' | 'locked'): Promise<void> {
    await this.inBackground(`chrome.idle.onStateChanged.dispatch('${state}')`);
  }

  /** "live", or the reason why not. */
  async gates(): Promise<[camera: string, microphone: string]> {
    const [session] = await toldSessions(this.browser);
    if (!session) return ['nothing', 'nothing'];
    const { camera, microphone } = session.gates;
    const word = (gate: typeof camera): string => (gate.state === 'live' ? 'live' : gate.reason);
    return [word(camera), word(microphone)];
  }

  async untilGates(camera: string, microphone: string, deadlineMs?: number): Promise<void> {
    const wanted = `${camera},${microphone}`;
    const matches = async (): Promise<boolean> => String(await this.gates()) === wanted;
    await until(`gates ${wanted}`, matches, deadlineMs);
  }

  notices(): Promise<Notices> {
    return this.inBackground<Notices>('chrome.notifications.getAll()');
  }

  async seen(): Promise<PhaseFigures> {
    const figures = await this.page.evaluate<PhaseFigures[]>('far.figures');
    const last = figures.at(-1);
    if (!last) throw new Error('nothing is watched');
    return last;
  }

  /** More pictures go out than have so far. */
  async untilPictures(more: number): Promise<void> {
    const before = await this.released();
    await until(`${more} pictures`, async () => (await this.released()) >= before + more);
  }

  private async released(): Promise<number> {
    const [session] = await toldSessions(this.browser);
    return session?.captures[0]?.figures.released ?? 0;
  }

  /** Ends the browser and starts it again, with the tabs that were open. */
  async restartBrowser(): Promise<Meeting> {
    const profileDir = await this.browser.quit();
    const browser = await Browser.launch({
      extensionDir: builtExtension(),
      startsLive: false,
      profileDir,
      args: ['--restore-last-session'],
    });
    const page = await browser.findPage((url) => url.startsWith(this.site.origin));
    return new Meeting(this.site, browser, page);
  }

  /** Ends the background as the browser does when it is idle; the next event starts it again. */
  async stopBackground(): Promise<void> {
    const { connection, extension } = this.browser;
    const isWorker = ({ type, url }: TargetInfo): boolean =>
      type === 'service_worker' && url.startsWith(extension?.url('') ?? '');
    const worker = (await connection.targets()).find(isWorker);
    if (!worker) throw new Error('no background is running');
    await connection.root.send('Target.closeTarget', { targetId: worker.targetId });
    await until('the background is gone', async () => {
      const now = (await connection.targets()).find(isWorker);
      return now?.targetId !== worker.targetId;
    });
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.site.close();
  }
}

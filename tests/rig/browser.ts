import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureChromium } from '../../scripts/setup/chromium.ts';
import { CdpConnection, type TargetInfo } from './cdp.ts';
import { type Display, startVirtualDisplay } from './display.ts';
import { Extension } from './extension.ts';
import { Page, ScriptTarget } from './page.ts';
import { commandUnderPolicies } from './policies.ts';
import { listDescendants, type ProcessInfo } from './processes.ts';
import { until } from './until.ts';

export interface LaunchOptions {
  /** Unpacked extension to load; none by default. */
  readonly extensionDir?: string;
  /** More unpacked extensions, such as a page's own. */
  readonly otherExtensionDirs?: readonly string[];
  /**
   * A .y4m (or .mjpeg) file that the fake camera plays in a loop. It is the only camera then. Without
   * it `--use-fake-device-for-media-stream=device-count=3` in `args` gives three cameras with
   * Chromium's green clip, the second of which delivers frames whose `format` is null.
   */
  readonly cameraFile?: string;
  /** A .wav file that every fake microphone plays in a loop; now and then a beep without it. */
  readonly microphoneFile?: string;
  /** Headless (default), or in a window on a virtual display that the browser owns. */
  readonly headless?: boolean;
  /** Size and depth of the virtual display, such as "1600x900x24". */
  readonly displaySize?: string;
  /** Answers every permission prompt with yes (default). */
  readonly grantMedia?: boolean;
  /**
   * Whether the person has said "always start live" of every site that is opened (default), so that
   * a test of the live picture needs no person.
   */
  readonly startsLive?: boolean;
  /**
   * The profile of a browser that was quit, with the extension installed in it (`keepInstalled`); a
   * new, empty one by default.
   */
  readonly profileDir?: string;
  /** What an organisation has set, as a policy file of Chromium says it. */
  readonly policies?: object;
  /** More command line switches. */
  readonly args?: readonly string[];
}

const QUIET_SWITCHES = [
  '--no-sandbox', // tests may run as root, where Chromium refuses its sandbox
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=DisableLoadExtensionCommandLineSwitch',
];

/** Chromium's `mojom::ManifestLocation::kUnpacked`. */
const INSTALLED_UNPACKED = 4;

/** A new profile in developer mode, without which a reloaded unpacked extension stays disabled. */
function createProfile(): string {
  const dir = mkdtempSync(join(tmpdir(), 'lenscap-profile-'));
  mkdirSync(join(dir, 'Default'));
  const preferences = { extensions: { ui: { developer_mode: true } } };
  writeFileSync(join(dir, 'Default', 'Preferences'), JSON.stringify(preferences));
  return dir;
}

/**
 * Makes of the extension that was loaded from the command line into a profile one that the person has
 * installed: only of such a one does Chromium say that the browser has started.
 */
function keepInstalled(profileDir: string, id: string): void {
  const path = join(profileDir, 'Default', 'Preferences');
  const preferences = JSON.parse(readFileSync(path, 'utf8'));
  preferences.extensions.settings[id].location = INSTALLED_UNPACKED;
  writeFileSync(path, JSON.stringify(preferences));
}

function switchesFor(options: LaunchOptions, profileDir: string): string[] {
  const { extensionDir, otherExtensionDirs = [], cameraFile, microphoneFile, args = [] } = options;
  const extensions = [...(extensionDir === undefined ? [] : [extensionDir]), ...otherExtensionDirs];
  const { headless = true, grantMedia = true } = options;
  return [
    ...QUIET_SWITCHES,
    `--user-data-dir=${profileDir}`,
    '--remote-debugging-port=0',
    '--use-fake-device-for-media-stream',
    ...(grantMedia ? ['--use-fake-ui-for-media-stream'] : []),
    ...(headless ? ['--headless=new'] : []),
    ...(cameraFile === undefined ? [] : [`--use-file-for-fake-video-capture=${cameraFile}`]),
    ...(microphoneFile === undefined
      ? []
      : [`--use-file-for-fake-audio-capture=${microphoneFile}`]),
    // Installed, it is started as the person's own extensions are: with the browser.
    ...(extensions.length === 0 || options.profileDir !== undefined
      ? []
      : [`--disable-extensions-except=${extensions}`, `--load-extension=${extensions}`]),
    ...args,
    'about:blank',
  ];
}

/** Waits for the line in which Chromium says where its debugger listens. */
function readDebuggerUrl(chromium: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!chromium.stderr) throw new Error('Chromium was started without a stderr pipe');
    const lines = createInterface(chromium.stderr);
    const heard: string[] = [];
    lines.on('line', (line) => {
      const url = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (url) resolve(url);
      else if (heard.length < 20) heard.push(line);
    });
    chromium.once('error', reject);
    chromium.once('exit', (code) =>
      reject(new Error(`Chromium ended with code ${code}:\n${heard.join('\n')}`)),
    );
  });
}

/** A running Chromium that the test talks to over CDP alone, so that pages see the real visibility. */
export class Browser {
  private constructor(
    private readonly chromium: ChildProcess,
    private readonly profileDir: string,
    private readonly display: Display | null,
    readonly connection: CdpConnection,
    /** The loaded extension; null when launched without one. */
    readonly extension: Extension | null,
    private readonly startsLive: boolean,
  ) {
    process.once('exit', this.killWithTest);
  }

  /** A test runner that gives up in mid-test must not leave a browser behind. */
  private readonly killWithTest = (): void => {
    this.chromium.kill('SIGKILL');
    this.display?.stop();
  };

  /** Name of the virtual display, such as ":99". */
  get displayName(): string {
    if (!this.display) throw new Error('This browser has no display of its own');
    return this.display.name;
  }

  /** Starts a browser. Whoever launches closes. */
  static async launch(options: LaunchOptions = {}): Promise<Browser> {
    const { profileDir = createProfile() } = options;
    const display =
      options.headless === false ? await startVirtualDisplay(options.displaySize) : null;
    const { policies } = options;
    const program = policies
      ? commandUnderPolicies(ensureChromium(), policies, join(profileDir, 'policies'))
      : [ensureChromium()];
    const [command = '', ...first] = program;
    const chromium = spawn(command, [...first, ...switchesFor(options, profileDir)], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: display ? { ...process.env, DISPLAY: display.name } : process.env,
    });
    const connection = await CdpConnection.open(await readDebuggerUrl(chromium));
    const { extensionDir } = options;
    const extension = extensionDir === undefined ? null : new Extension(connection, extensionDir);
    const browser = new Browser(
      chromium,
      profileDir,
      display,
      connection,
      extension,
      options.startsLive ?? true,
    );
    try {
      await connection.root.send('Target.setDiscoverTargets', { discover: true });
      await extension?.untilLoaded();
      return browser;
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  /** Opens a tab on top of the others and waits for its load event. */
  async newTab(url: string): Promise<Page> {
    const { targetId } = await this.connection.root.send<{ targetId: string }>(
      'Target.createTarget',
      { url: 'about:blank' },
    );
    if (this.startsLive) await this.extension?.startLiveOn(new URL(url).origin);
    const page = new Page(this.connection, await this.connection.attach(targetId), targetId);
    await page.goto(url);
    return page;
  }

  /** Waits for a tab that was not opened by `newTab`. */
  async findPage(matches: (url: string) => boolean): Promise<Page> {
    const { targetId } = await until('the tab', async () =>
      (await this.connection.targets()).find(({ type, url }) => type === 'page' && matches(url)),
    );
    return new Page(this.connection, await this.connection.attach(targetId), targetId);
  }

  /** Waits for a target (iframe, worker, popup ...) and attaches to it. */
  async findTarget(what: string, matches: (info: TargetInfo) => boolean): Promise<ScriptTarget> {
    const { targetId } = await until(what, async () =>
      (await this.connection.targets()).find(matches),
    );
    return new ScriptTarget(this.connection, await this.connection.attach(targetId), targetId);
  }

  /**
   * Ends the live camera tracks of `origin` (such as "http://localhost:40123") with `ended` on the
   * track and `inactive` on the stream, as an unplugged camera does: Chromium ends captures whose
   * permission is withdrawn. A later getUserMedia works again while `grantMedia` answers prompts.
   */
  async endCameraTracks(origin: string): Promise<void> {
    await this.permit(origin, 'camera', 'denied');
  }

  /** Sets a permission of `origin`; without `grantMedia` this is what a later call goes by. */
  async permit(
    origin: string,
    name: 'camera' | 'microphone',
    setting: 'granted' | 'denied',
  ): Promise<void> {
    await this.connection.root.send('Browser.setPermission', {
      permission: { name },
      setting,
      origin,
    });
  }

  /** Processes of this browser. */
  processes(): ProcessInfo[] {
    return listDescendants(this.chromium.pid ?? 0);
  }

  /** Kills (SIGKILL) this browser's processes that match and waits until they are gone. */
  async killProcesses(matches: (info: ProcessInfo) => boolean): Promise<number[]> {
    const pids = this.processes()
      .filter(matches)
      .map(({ pid }) => pid);
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await until('the killed processes are gone', () => {
      const left = new Set(this.processes().map(({ pid }) => pid));
      return pids.every((pid) => !left.has(pid));
    });
    return pids;
  }

  /** Ends the browser and removes its profile. */
  async close(): Promise<void> {
    await this.end();
    rmSync(this.profileDir, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Ends the browser. Returns its profile, for another launch; it is the caller's from then on. */
  async quit(): Promise<string> {
    await this.end();
    if (this.extension) keepInstalled(this.profileDir, this.extension.id);
    return this.profileDir;
  }

  private async end(): Promise<void> {
    const exited = new Promise((resolve) => this.chromium.once('exit', resolve));
    const running = this.chromium.exitCode === null && this.chromium.signalCode === null;
    // The reply may be lost with the connection; the exit is what counts.
    if (running)
      await Promise.race([this.connection.root.send('Browser.close'), exited]).catch(() => {});
    if (running) await exited;
    process.off('exit', this.killWithTest);
    this.connection.close();
    this.display?.stop();
  }
}

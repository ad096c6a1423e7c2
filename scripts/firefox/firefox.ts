import { type ChildProcess, spawn } from 'node:child_process';
import { Marionette } from './marionette.ts';
import type { Preferences } from './preferences.ts';
import { createProfile, readMarionettePort, removeProfile } from './profile.ts';

export interface FirefoxOptions {
  /** Path of Firefox. */
  readonly firefox: string;
  readonly headless: boolean;
  readonly preferences?: Preferences;
  /** Environment variables beside this process's own. */
  readonly env?: Readonly<Record<string, string>>;
}

/** In which of Firefox's worlds a script runs: the page, or the browser's own window. */
type Context = 'content' | 'chrome';

type Outcome<Value> = { readonly value: Value } | { readonly error: string };

/** As WebDriver names them. */
const MODIFIERS: Readonly<Record<string, string>> = { Alt: '\uE00A', Shift: '\uE008' };

/** Long enough for whatever a script waits for; tests have deadlines of their own. In ms. */
const SCRIPT_TIMEOUT = 600_000;

/** How long Firefox may take to end when asked to, in ms. */
const EXIT_TIMEOUT = 5_000;

const SWITCHES = ['--marionette', '--remote-allow-system-access', '--no-remote', '--new-instance'];

const untilExit = (firefox: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    firefox.once('error', reject);
    firefox.once('exit', () => resolve());
  });

/** Runs an expression, waits for what it promises, and hands back outcome or error. */
const scriptOf = (expression: string): string => `
  const done = arguments[arguments.length - 1];
  (async () => (${expression}))().then(
    (value) => done({ value: value === undefined ? null : value }),
    (error) => done({ error: String(error) }),
  );`;

/** A running, unpatched Firefox with a new profile, driven through its own remote control. */
export class Firefox {
  /** Commands run one after the other: the context is Firefox's, not the command's. */
  private last: Promise<unknown> = Promise.resolve();
  private context: Context = 'content';

  private constructor(
    private readonly process: ChildProcess,
    private readonly marionette: Marionette,
    /** "153.7.0". */
    readonly version: string,
    /** Resolves when the person closes the window, or after `close`. */
    readonly closed: Promise<void>,
  ) {}

  /** Starts Firefox with a new, empty profile, which goes when it ends. Whoever launches closes. */
  static async launch({ firefox, headless, preferences = {}, env }: FirefoxOptions) {
    const profile = await createProfile(preferences);
    const args = [...SWITCHES, '--profile', profile, ...(headless ? ['--headless'] : [])];
    const child = spawn(firefox, args, {
      stdio: 'ignore',
      env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1', ...env },
    });
    const ended = new AbortController();
    const exit = untilExit(child).finally(() =>
      ended.abort(new Error(`${firefox} ended as soon as it was started.`)),
    );
    const closed = exit.finally(() => removeProfile(profile));
    try {
      const marionette = await Marionette.open(await readMarionettePort(profile, ended.signal));
      const timeouts = { script: SCRIPT_TIMEOUT };
      const session = await marionette.send<{ capabilities: { browserVersion: string } }>(
        'WebDriver:NewSession',
        { capabilities: { alwaysMatch: { timeouts } } },
      );
      return new Firefox(child, marionette, session.capabilities.browserVersion, closed);
    } catch (error) {
      child.kill('SIGKILL');
      await closed.catch(() => undefined); // the first error tells more
      throw error;
    }
  }

  /** Sends a Marionette command in the page's world. */
  send<Result>(command: string, parameters: object = {}): Promise<Result> {
    return this.inTurn(() => this.sendIn<Result>('content', command, parameters));
  }

  /** The same in the world of the browser's own window. */
  sendChrome<Result>(command: string, parameters: object = {}): Promise<Result> {
    return this.inTurn(() => this.sendIn<Result>('chrome', command, parameters));
  }

  async goto(url: string): Promise<void> {
    await this.send('WebDriver:Navigate', { url });
  }

  /** Value of an expression in the page's own world; promises are waited for. */
  evaluate<Value>(expression: string): Promise<Value> {
    return this.inTurn(() => this.run<Value>('content', expression));
  }

  /** Value of an expression in the browser's own window, with all that the browser itself may do. */
  evaluateChrome<Value>(expression: string): Promise<Value> {
    return this.inTurn(() => this.run<Value>('chrome', expression));
  }

  /** Handle of the tab that commands go to. */
  async tab(): Promise<string> {
    return (await this.send<{ value: string }>('WebDriver:GetWindowHandle')).value;
  }

  /**
   * Opens a tab, to which commands go from now on; loads a page there. One in the background leaves
   * the one in front visible.
   */
  async openTab(url: string, where: 'front' | 'background' = 'front'): Promise<string> {
    const parameters = { type: 'tab', focus: where === 'front' };
    const { handle } = await this.send<{ handle: string }>('WebDriver:NewWindow', parameters);
    await this.switchTo(handle, where === 'front');
    if (url !== 'about:blank') await this.goto(url);
    return handle;
  }

  /** Has commands go to a tab; it comes to the front only if asked to. */
  async switchTo(handle: string, focus = false): Promise<void> {
    await this.send('WebDriver:SwitchToWindow', { handle, focus });
  }

  /** Closes the tab that commands go to; they go nowhere until another one is switched to. */
  async closeTab(): Promise<void> {
    await this.send('WebDriver:CloseWindow');
  }

  /** Handles of all tabs, in whichever window. */
  async tabs(): Promise<string[]> {
    return this.send<string[]>('WebDriver:GetWindowHandles');
  }

  /** Presses an element with a mouse's own events, for so long; the page counts it as a person's act. */
  async press(selector: string, ms = 0): Promise<void> {
    const using = { using: 'css selector', value: selector };
    const { value: origin } = await this.send<{ value: object }>('WebDriver:FindElement', using);
    await this.evaluate(`document.querySelector(${JSON.stringify(selector)}).scrollIntoView()`);
    const actions = [
      { type: 'pointerMove', origin, x: 0, y: 0 },
      { type: 'pointerDown', button: 0 },
      { type: 'pause', duration: ms },
      { type: 'pointerUp', button: 0 },
    ];
    const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
    await this.send('WebDriver:PerformActions', { actions: [mouse] });
  }

  /** Presses keys together, such as `['Alt', 'Shift', 'C']`, as they reach the browser's own window. */
  async pressKeys(keys: readonly string[]): Promise<void> {
    const values = keys.map((key) => MODIFIERS[key] ?? key);
    const down = values.map((value) => ({ type: 'keyDown', value }));
    const up = values.toReversed().map((value) => ({ type: 'keyUp', value }));
    const actions = [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }];
    await this.sendChrome('WebDriver:PerformActions', { actions });
  }

  /** PNG bytes of the page, or of the whole window with its toolbars. */
  async screenshot(of: 'page' | 'window' = 'page'): Promise<Buffer> {
    const send = of === 'page' ? this.send.bind(this) : this.sendChrome.bind(this);
    const { value } = await send<{ value: string }>('WebDriver:TakeScreenshot', { full: false });
    return Buffer.from(value, 'base64');
  }

  /** Installs an unpacked extension until Firefox ends, without a signature; returns its id. */
  async installAddon(path: string): Promise<string> {
    const parameters = { path, temporary: true };
    return (await this.send<{ value: string }>('Addon:Install', parameters)).value;
  }

  /** Ends Firefox and removes its profile. */
  async close(): Promise<void> {
    this.process.kill('SIGTERM');
    const timer = setTimeout(() => this.process.kill('SIGKILL'), EXIT_TIMEOUT);
    await this.closed.finally(() => clearTimeout(timer));
    this.marionette.close();
  }

  /** Ends Firefox at once, without waiting: for a test run that gives up. */
  kill(): void {
    this.process.kill('SIGKILL');
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined); // whoever asked is told
    return turn;
  }

  private async sendIn<Result>(context: Context, command: string, parameters: object) {
    if (context !== this.context) {
      await this.marionette.send('Marionette:SetContext', { value: context });
      this.context = context;
    }
    return this.marionette.send<Result>(command, parameters);
  }

  private async run<Value>(context: Context, expression: string): Promise<Value> {
    const sandbox = context === 'chrome' ? 'system' : null;
    const { value: outcome } = await this.sendIn<{ value: Outcome<Value> | null }>(
      context,
      'WebDriver:ExecuteAsyncScript',
      { script: scriptOf(expression), args: [], sandbox, newSandbox: true },
    );
    if (outcome === null) throw new Error('The document was left before it could answer.');
    if ('error' in outcome) throw new Error(outcome.error);
    return outcome.value;
  }
}

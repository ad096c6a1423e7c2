import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface BrowserOptions {
  /** Path of Chromium. */
  readonly chromium: string;
  readonly url: string;
  readonly headless: boolean;
  /** Unpacked extension; none when absent. */
  readonly extensionDir?: string;
  /** Motion JPEG file that takes the camera's place; the real camera when absent. */
  readonly cameraFile?: string;
  /** Opens the DevTools port on a free number of this machine. */
  readonly debuggable?: boolean;
}

export interface RunningBrowser {
  /** Where DevTools clients connect; null unless asked to be debuggable. */
  readonly debuggerUrl: string | null;
  /** Resolves when the person closes the window, or after stop(). */
  readonly closed: Promise<void>;
  stop(): Promise<void>;
}

/** Chromium's sandbox refuses to run as root. */
const needsNoSandbox = (): boolean => process.getuid?.() === 0;

function switchesFor(options: BrowserOptions, profileDir: string): string[] {
  const { extensionDir, cameraFile } = options;
  return [
    `--user-data-dir=${profileDir}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-features=DisableLoadExtensionCommandLineSwitch',
    ...(needsNoSandbox() ? ['--no-sandbox'] : []),
    '--window-size=1280,960',
    ...(options.headless ? ['--headless=new'] : []),
    ...(options.debuggable ? ['--remote-debugging-port=0'] : []),
    ...(extensionDir === undefined
      ? []
      : [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`]),
    ...(cameraFile === undefined
      ? []
      : [
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          `--use-file-for-fake-video-capture=${cameraFile}`,
        ]),
    options.url,
  ];
}

/** How long Chromium may take to write the file that names its DevTools port, in ms. */
const DEBUGGER_TIMEOUT = 30_000;

/** Chromium writes the port and the path of its browser endpoint into its profile. */
async function readDebuggerUrl(profileDir: string, signal: AbortSignal): Promise<string> {
  for (const start = Date.now(); Date.now() - start < DEBUGGER_TIMEOUT; ) {
    signal.throwIfAborted();
    const text = await readFile(join(profileDir, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const [port, path] = text.split('\n');
    if (port && path) return `ws://127.0.0.1:${port}${path}`;
    await wait(100);
  }
  throw new Error('Chromium started but opened no DevTools port.');
}

const untilExit = (chromium: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    chromium.once('error', reject);
    chromium.once('exit', () => resolve());
  });

/** How long Chromium may take to end when asked to, in ms. */
const EXIT_TIMEOUT = 5_000;

/** Starts Chromium with a new, empty profile, which goes when it ends. */
export async function startBrowser(options: BrowserOptions): Promise<RunningBrowser> {
  const profileDir = await mkdtemp(join(tmpdir(), 'lenscap-demo-'));
  const chromium = spawn(options.chromium, switchesFor(options, profileDir), { stdio: 'ignore' });
  const ended = new AbortController();
  const exit = untilExit(chromium).finally(() =>
    ended.abort(new Error(`${options.chromium} ended as soon as it was started.`)),
  );
  const closed = exit.finally(() =>
    rm(profileDir, { recursive: true, force: true, maxRetries: 5 }),
  );
  const stop = async (): Promise<void> => {
    chromium.kill('SIGTERM');
    const timer = setTimeout(() => chromium.kill('SIGKILL'), EXIT_TIMEOUT);
    await closed.finally(() => clearTimeout(timer));
  };
  const debuggerUrl = options.debuggable ? await readDebuggerUrl(profileDir, ended.signal) : null;
  return { debuggerUrl, closed, stop };
}

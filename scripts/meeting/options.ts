import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
  readonly headless: boolean;
  /** Folder for the report; null when the meeting runs until it is closed. */
  readonly reportDir: string | null;
  readonly camera: 'clip' | 'real';
  /** False for the control run, which shows what happens without Lenscap. */
  readonly withExtension: boolean;
  /** How long a reported meeting runs after its first picture. */
  readonly seconds: number;
}

export const USAGE = `npm start                                  a demo meeting in a window
npm start -- --headless --report DIR       the same without a display, with a report in DIR
  --seconds N       how long a reported meeting runs (15)
  --camera KIND     "clip" or "real"; by default the real camera when there is one, but the
                    clip for reports and without Lenscap
  --no-extension    the same meeting without Lenscap, to compare`;

const DEFAULT_SECONDS = 15;
const DEFAULT_REPORT_DIR = 'reports/demo';

function hasCamera(): boolean {
  switch (process.platform) {
    case 'linux':
      return readdirSync('/dev').some((name) => /^video\d+$/.test(name));
    case 'darwin':
      return /Model ID/.test(execFileSync('system_profiler', ['SPCameraDataType']).toString());
    default:
      return true; // not worth asking: the page says so when there is none
  }
}

function chooseCamera(chosen: string | undefined, mayBeReal: boolean): 'clip' | 'real' {
  if (chosen === undefined) return mayBeReal && hasCamera() ? 'real' : 'clip';
  if (chosen !== 'clip' && chosen !== 'real') {
    throw new Error(`--camera is "clip" or "real", not "${chosen}".`);
  }
  if (chosen === 'clip' || mayBeReal) return chosen;
  throw new Error('Reports and runs without Lenscap are made with the clip, never a real camera.');
}

function parseSeconds(text: string | undefined): number {
  const seconds = text === undefined ? DEFAULT_SECONDS : Number(text);
  if (seconds > 0) return seconds;
  throw new Error(`--seconds is a number above 0, not "${text}".`);
}

/** Reads the command line; null when help was asked for. */
export function readOptions(args: readonly string[]): StartOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      headless: { type: 'boolean', default: false },
      report: { type: 'string' },
      camera: { type: 'string' },
      seconds: { type: 'string' },
      'no-extension': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const report = values.report ?? (values.headless ? DEFAULT_REPORT_DIR : undefined);
  const withExtension = !values['no-extension'];
  return {
    headless: values.headless,
    reportDir: report === undefined ? null : resolve(report),
    camera: chooseCamera(values.camera, report === undefined && withExtension),
    withExtension,
    seconds: parseSeconds(values.seconds),
  };
}

/** True where a browser window can be shown. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** Resolves at Ctrl-C, when the terminal closes, or when asked to end. */
export const untilInterrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });

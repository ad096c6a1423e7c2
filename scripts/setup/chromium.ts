import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { canUseApt, installWithApt } from './apt.ts';
import { isExecutable, listOnPath } from './executables.ts';

const NAMES_ON_PATH = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];

function listUsualPlaces(env: NodeJS.ProcessEnv): string[] {
  const onPath = listOnPath(NAMES_ON_PATH, env);
  switch (process.platform) {
    case 'darwin':
      return [
        ...onPath,
        ...['Chromium', 'Google Chrome for Testing', 'Google Chrome'].map(
          (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
        ),
      ];
    case 'win32':
      return [env['LOCALAPPDATA'], env['PROGRAMFILES'], env['PROGRAMFILES(X86)']]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) =>
          ['Chromium', 'Google\\Chrome'].map((name) =>
            join(folder, name, 'Application', 'chrome.exe'),
          ),
        );
    default:
      return onPath;
  }
}

/** Path of the Chromium that CHROMIUM names, or of the first in the usual places; null if none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const chosen = env['CHROMIUM'];
  if (chosen === undefined) return listUsualPlaces(env).find(isExecutable) ?? null;
  if (isExecutable(chosen)) return chosen;
  throw new Error(`CHROMIUM=${chosen} cannot be run: correct it, or unset it.`);
}

const HOW_TO_INSTALL: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'brew install --cask chromium',
  win32: 'winget install Hibbiki.Chromium',
  linux: 'sudo apt-get install chromium',
};

/** Finds Chromium, or installs it through the system's package manager when that asks nothing. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  if (canUseApt()) installWithApt(['chromium']);
  const installed = findChromium();
  if (installed !== null) return installed;
  const how = HOW_TO_INSTALL[process.platform] ?? "your system's package manager";
  throw new Error(`Chromium is missing. Install it (${how}), or set CHROMIUM to its path.`);
}

/** "Chromium 156.0.8078.79": what the browser says of itself. */
export function readChromiumVersion(path: string): string {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return /\S.*?\d+(\.\d+)+/.exec(stdout ?? '')?.[0] ?? 'unknown';
}

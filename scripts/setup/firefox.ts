import { join } from 'node:path';
import { canUseApt, installWithApt } from './apt.ts';
import { isExecutable, listOnPath } from './executables.ts';

/** The extended support release first: it is the one that the tests are made for. */
const NAMES_ON_PATH = ['firefox-esr', 'firefox'];

function listUsualPlaces(env: NodeJS.ProcessEnv): string[] {
  const onPath = listOnPath(NAMES_ON_PATH, env);
  switch (process.platform) {
    case 'darwin':
      return [...onPath, '/Applications/Firefox.app/Contents/MacOS/firefox'];
    case 'win32':
      return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)']]
        .filter((folder) => folder !== undefined)
        .map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe'));
    default:
      return onPath;
  }
}

/** Path of the Firefox that FIREFOX names, or of the first in the usual places; null if none. */
export function findFirefox(env: NodeJS.ProcessEnv = process.env): string | null {
  const chosen = env['FIREFOX'];
  if (chosen === undefined) return listUsualPlaces(env).find(isExecutable) ?? null;
  if (isExecutable(chosen)) return chosen;
  throw new Error(`FIREFOX=${chosen} cannot be run: correct it, or unset it.`);
}

/** Finds Firefox, or installs it through the system's package manager when that asks nothing. */
export function ensureFirefox(): string {
  const found = findFirefox();
  if (found !== null) return found;
  if (canUseApt()) installWithApt(['firefox-esr']);
  const installed = findFirefox();
  if (installed !== null) return installed;
  throw new Error('Firefox is missing. Install it ("firefox-esr"), or set FIREFOX to its path.');
}

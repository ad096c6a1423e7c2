import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Preferences, QUIET_PREFERENCES, writePreferences } from './preferences.ts';

/** How long Firefox may take to open its remote control, in ms. */
const START_TIMEOUT = 60_000;

/** A new, empty profile in a folder of its own. Whoever creates it removes it. */
export async function createProfile(preferences: Preferences): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'lenscap-firefox-'));
  const all = { ...QUIET_PREFERENCES, ...preferences };
  await writeFile(join(dir, 'user.js'), writePreferences(all));
  return dir;
}

export const removeProfile = (dir: string): Promise<void> =>
  rm(dir, { recursive: true, force: true, maxRetries: 5 });

/** Waits for the file in which Firefox says on which port its remote control listens. */
export async function readMarionettePort(profile: string, signal: AbortSignal): Promise<number> {
  for (const start = Date.now(); Date.now() - start < START_TIMEOUT; ) {
    signal.throwIfAborted();
    const text = await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '');
    if (Number(text) > 0) return Number(text);
    await wait(100);
  }
  throw new Error('Firefox started but opened no remote control.');
}

import type { FrameSession } from '../../entrypoints/background/frame-sessions.ts';
import type { Browser } from './browser.ts';

/** What the background knows of all captures, read from where it keeps it. */
export async function toldSessions(browser: Browser): Promise<FrameSession[]> {
  const worker = await browser.extension?.serviceWorker();
  const stored = await worker?.evaluate<Record<string, FrameSession>>(
    'chrome.storage.session.get()',
  );
  return Object.entries(stored ?? {}).flatMap(([key, session]) =>
    key.startsWith('session:') ? [session] : [],
  );
}

/** Every capture's state in words, such as "covered engine-fault" or "live". */
export async function toldStates(browser: Browser): Promise<string[]> {
  const sessions = await toldSessions(browser);
  return sessions.flatMap(({ captures }) =>
    captures.map(({ state }) =>
      [state.phase, 'reason' in state ? state.reason : ''].join(' ').trim(),
    ),
  );
}

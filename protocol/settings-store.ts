import { type EffectiveSettings, effectiveSettings } from '../policy/settings/managed';
import { FIRST_KEYS, readStore, SETTINGS_KEY, SETTINGS_KEYS } from '../policy/settings/read-store';
import type { Settings } from '../policy/settings/settings';

/*
 * The one way to the settings, for every part of Lenscap. `browser.storage` is handed in: what is
 * stored, and what an organisation's policy says, is parsed here whenever it is read.
 */

type Items = Record<string, unknown>;
type Listener = (changes: Record<string, unknown>, area: string) => void;

/** The part of `browser.storage` that settings need. */
export interface SettingsStorage {
  readonly local: {
    get(keys: string[]): Promise<Items>;
    set(items: Items): Promise<void>;
    remove(keys: string[]): Promise<void>;
  };
  readonly managed: { get(keys: null): Promise<Items> };
  readonly onChanged: {
    addListener(listener: Listener): void;
    removeListener(listener: Listener): void;
  };
}

export async function loadSettings(storage: SettingsStorage): Promise<EffectiveSettings> {
  const [stored, managed] = await Promise.all([
    storage.local.get([...SETTINGS_KEYS]),
    readPolicy(storage),
  ]);
  return effectiveSettings(readStore(stored), managed);
}

/**
 * The settings as if nobody managed the browser. To be shown for a moment, not to be gone by: a Chromium
 * that has just started takes two seconds to say whether there is a policy.
 */
export async function loadUnmanagedSettings(storage: SettingsStorage): Promise<EffectiveSettings> {
  return effectiveSettings(readStore(await storage.local.get([...SETTINGS_KEYS])), {});
}

/** Firefox rejects where no organisation manages the browser, and may have no such area in a page. */
async function readPolicy(storage: SettingsStorage): Promise<Items> {
  try {
    return await storage.managed.get(null);
  } catch {
    return {};
  }
}

const concerns = (changes: Record<string, unknown>, area: string): boolean =>
  area === 'managed' || (area === 'local' && SETTINGS_KEYS.some((key) => key in changes));

/** Hears of every change from now on. Returns the way to end that. */
export function watchSettings(
  storage: SettingsStorage,
  onSettings: (settings: EffectiveSettings) => void,
): () => void {
  let latest = 0;
  const listener: Listener = (changes, area) => {
    if (!concerns(changes, area)) return;
    latest += 1;
    const reading = latest;
    void loadSettings(storage).then((settings) => {
      // An older reading that comes late says nothing new.
      if (reading === latest) onSettings(settings);
    });
  };
  storage.onChanged.addListener(listener);
  return () => storage.onChanged.removeListener(listener);
}

/** `navigator.locks`, so that two pages that change something at once lose nothing. */
export interface Locks {
  request<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

/** Changes the person's own settings as they are stored now. */
export function changeSettings(
  storage: SettingsStorage,
  locks: Locks,
  change: (own: Settings) => Settings,
): Promise<void> {
  return locks.request(SETTINGS_KEY, async () => {
    const { own } = await loadSettings(storage);
    await storage.local.set({ [SETTINGS_KEY]: change(own) });
    await storage.local.remove([...FIRST_KEYS]);
  });
}

/** Back to what a new person has. */
export const forgetSettings = (storage: SettingsStorage): Promise<void> =>
  storage.local.remove([...SETTINGS_KEYS]);

/** Brings what an older version has stored into today's form, so that the person finds it again. */
export async function migrateSettings(storage: SettingsStorage, locks: Locks): Promise<void> {
  const stored = await storage.local.get([...SETTINGS_KEYS]);
  const { isEmpty, problem } = readStore(stored);
  if (!isEmpty && problem === null) await changeSettings(storage, locks, (own) => own);
}

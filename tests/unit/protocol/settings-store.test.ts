import { describe, expect, it } from 'vitest';
import { CAREFUL_SETTINGS } from '../../../policy/settings/settings.ts';
import {
  changeSettings,
  forgetSettings,
  type Locks,
  loadSettings,
  migrateSettings,
  type SettingsStorage,
  watchSettings,
} from '../../../protocol/settings-store.ts';

type Listener = Parameters<SettingsStorage['onChanged']['addListener']>[0];

/** Storage as the browser's: what is read and written is a copy, and every change is told. */
function fakeStorage(items: Record<string, unknown>, managed: Record<string, unknown> | null) {
  const listeners = new Set<Listener>();
  const tell = (keys: readonly string[]): void => {
    for (const listener of listeners)
      listener(Object.fromEntries(keys.map((key) => [key, {}])), 'local');
  };
  const storage: SettingsStorage = {
    local: {
      get: async (keys) =>
        structuredClone(
          Object.fromEntries(keys.filter((key) => key in items).map((key) => [key, items[key]])),
        ),
      set: async (changed) => {
        Object.assign(items, structuredClone(changed));
        tell(Object.keys(changed));
      },
      remove: async (keys) => {
        const known = keys.filter((key) => key in items);
        for (const key of known) delete items[key];
        if (known.length > 0) tell(known);
      },
    },
    managed: {
      get: () => (managed ? Promise.resolve(managed) : Promise.reject(new Error('not found'))),
    },
    onChanged: {
      addListener: (listener) => void listeners.add(listener),
      removeListener: (listener) => void listeners.delete(listener),
    },
  };
  return { storage, items };
}

/** One after the other, as `navigator.locks` does. */
function fakeLocks(): Locks {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request: (_, work) => {
      const result = last.then(work);
      last = result.catch(() => undefined);
      return result;
    },
  };
}

const FIRST = {
  guardSettings: { pushToTalkKey: 'KeyT' },
  backgroundEffect: { kind: 'blur', strength: 'light' },
};

const MIGRATED = {
  ...CAREFUL_SETTINGS,
  pushToTalkKey: 'KeyT',
  background: { kind: 'blur', strength: 'light' },
};

describe('settings store', () => {
  it('brings version 1 into the form of today, once', async () => {
    const { storage, items } = fakeStorage({ ...FIRST, ledger: [1] }, null);
    await migrateSettings(storage, fakeLocks());
    expect(items).toEqual({ settings: MIGRATED, ledger: [1] });
    await migrateSettings(storage, fakeLocks());
    expect(items).toEqual({ settings: MIGRATED, ledger: [1] });
  });

  it('writes nothing for somebody who has chosen nothing, and touches nothing it cannot read', async () => {
    for (const stored of [{}, { settings: { version: 99 } }]) {
      const { storage, items } = fakeStorage({ ...stored }, null);
      await migrateSettings(storage, fakeLocks());
      expect(items).toEqual(stored);
    }
  });

  it('loses neither of two changes at once', async () => {
    const { storage, items } = fakeStorage({ ...FIRST }, null);
    const locks = fakeLocks();
    await Promise.all([
      changeSettings(storage, locks, (own) => ({
        ...own,
        privateAttention: ['https://a.example'],
      })),
      changeSettings(storage, locks, (own) => ({ ...own, cover: { kind: 'frozen' } })),
    ]);
    expect(items).toEqual({
      settings: { ...MIGRATED, privateAttention: ['https://a.example'], cover: { kind: 'frozen' } },
    });
  });

  it('stores nothing of what an organisation forces', async () => {
    const { storage, items } = fakeStorage({}, { forced: { neverWholeScreen: true } });
    await changeSettings(storage, fakeLocks(), (own) => ({
      ...own,
      privateAttention: ['https://a.example'],
    }));
    expect(items['settings']).toEqual({
      ...CAREFUL_SETTINGS,
      privateAttention: ['https://a.example'],
    });
    expect((await loadSettings(storage)).settings.sharing.neverWholeScreen).toBe(true);
  });

  it('tells of every change until nobody listens any more', async () => {
    const { storage } = fakeStorage({}, null);
    const told: (string | null)[] = [];
    const stop = watchSettings(storage, ({ settings }) => told.push(settings.pushToTalkKey));
    const choose = (pushToTalkKey: string): Promise<void> =>
      changeSettings(storage, fakeLocks(), (own) => ({ ...own, pushToTalkKey }));
    await choose('KeyA');
    await storage.local.set({ ledger: [] });
    await loadSettings(storage);
    await loadSettings(storage);
    expect(told).toEqual(['KeyA']);
    await forgetSettings(storage);
    await loadSettings(storage);
    await loadSettings(storage);
    expect(told).toEqual(['KeyA', null]);
    stop();
    await choose('KeyB');
    await loadSettings(storage);
    await loadSettings(storage);
    expect(told).toEqual(['KeyA', null]);
  });
});

import { browser } from 'wxt/browser';
import { DEFAULT_GUARD_SETTINGS } from '../../policy/guard-settings';
import {
  detectionSeconds,
  followIdleState,
  type IdleState,
  type MachineState,
  parseMachineState,
} from '../../policy/machine-state';
import { loadSettings, watchSettings } from '../../protocol/settings-store';

const KEY = 'machineState';

/**
 * Whether the machine is idle or locked. Kept in session storage; read from the browser again at
 * each start of the background, which may have slept through a change.
 */
export class Machine {
  /** One thing at a time: each reads what the one before has written. */
  #last: Promise<unknown> = Promise.resolve();
  #detection = detectionSeconds(DEFAULT_GUARD_SETTINGS.lapses.idle);

  constructor(private readonly onChange: (machine: MachineState) => Promise<void>) {}

  /** Called as the background starts: a listener that comes later wakes nobody. */
  watch(): void {
    browser.idle.onStateChanged.addListener((state) => this.#enqueue(() => this.#hear(state)));
    watchSettings(browser.storage, ({ settings }) => {
      if (detectionSeconds(settings.lapses.idle) !== this.#detection)
        this.#enqueue(() => this.#ask());
    });
    this.#enqueue(() => this.#ask());
  }

  async read(): Promise<MachineState> {
    await this.#last;
    return readState();
  }

  #enqueue(work: () => Promise<void>): void {
    this.#last = this.#last.then(work).catch((error) => console.error('machine state', error));
  }

  /**
   * Firefox speaks of "idle" after a minute of its own to a listener that is there before the interval is
   * set, as it has to be. Asked for the person's own interval it says what is so.
   */
  #hear(state: IdleState): Promise<void> {
    return import.meta.env.FIREFOX && state === 'idle' ? this.#ask() : this.#follow(state);
  }

  async #ask(): Promise<void> {
    const { settings } = await loadSettings(browser.storage);
    this.#detection = detectionSeconds(settings.lapses.idle);
    browser.idle.setDetectionInterval(this.#detection);
    await this.#follow(await browser.idle.queryState(this.#detection));
  }

  async #follow(state: IdleState): Promise<void> {
    const before = await readState();
    const now = followIdleState(before, state, Date.now(), this.#detection);
    if (now.idleSince === before.idleSince && now.lockedSince === before.lockedSince) return;
    await browser.storage.session.set({ [KEY]: now });
    await this.onChange(now);
  }
}

async function readState(): Promise<MachineState> {
  const stored = await browser.storage.session.get(KEY);
  return parseMachineState(stored[KEY]);
}

import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import {
  LEDGER_KEY,
  OPEN_STRETCHES_KEY,
  parseOpenStretches,
  parseStretches,
  type Stretch,
} from '../../policy/ledger';

const KEYS = [LEDGER_KEY, OPEN_STRETCHES_KEY];

interface Shown {
  readonly stretches: readonly Stretch[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What the page shows, kept in step with storage for as long as the page is open. */
export class LedgerState {
  readonly #shown = signal<Shown>({ stretches: [], now: 0 });

  get shown(): ReadonlySignal<Shown> {
    return this.#shown;
  }

  /** Resolves with the first state read. */
  async open(): Promise<void> {
    browser.storage.local.onChanged.addListener((changes) => {
      if (KEYS.some((key) => key in changes)) void this.#refresh();
    });
    await this.#refresh();
  }

  /** What lasts begins anew in the ledger as soon as it is next reported. */
  async clear(): Promise<void> {
    await browser.storage.local.remove(KEYS);
  }

  async #refresh(): Promise<void> {
    const stored = await browser.storage.local.get(KEYS);
    const open = Object.values(parseOpenStretches(stored[OPEN_STRETCHES_KEY]));
    const stretches = [...parseStretches(stored[LEDGER_KEY]), ...open];
    this.#shown.value = { stretches, now: Date.now() };
  }
}

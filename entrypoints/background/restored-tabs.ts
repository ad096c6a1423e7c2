import { browser } from 'wxt/browser';

/** When the browser has started, milliseconds since the epoch. */
const STARTED_KEY = 'browserStartedAt';

/** One key a tab, so that two changes at once do not overwrite each other. */
const keyOf = (tab: number): string => `restored:${tab}`;

/** A browser that restores its windows opens the tabs within this time. */
const RESTORING_MS = 10_000;

/**
 * The tabs that the browser's start has opened, until the person uncaps something in them. A page
 * that is restored into its meeting must not be live before anybody has looked at it.
 */
export class RestoredTabs {
  /** Marks under way: a tab that is about to capture is answered after them. */
  #last: Promise<unknown> = Promise.resolve();

  /** Called as the background starts. */
  watch(): void {
    const { runtime, tabs } = browser;
    runtime.onStartup.addListener(() => this.#enqueue(() => this.#begin()));
    tabs.onCreated.addListener(({ id }) => this.#enqueue(() => this.#onCreated(id)));
    // A tab that was not loaded yet may get another id when it is.
    tabs.onReplaced.addListener((added, removed) =>
      this.#enqueue(() => this.#onReplaced(added, removed)),
    );
    tabs.onRemoved.addListener((tab) => this.#enqueue(() => this.forget(tab)));
  }

  async has(tab: number): Promise<boolean> {
    await this.#last;
    return isMarked(tab);
  }

  #enqueue(work: () => Promise<void>): void {
    this.#last = this.#last.then(work).catch((error) => console.error('restored tabs', error));
  }

  async forget(tab: number): Promise<void> {
    await browser.storage.session.remove(keyOf(tab));
  }

  async #begin(): Promise<void> {
    await browser.storage.session.set({ [STARTED_KEY]: Date.now() });
    const tabs = await browser.tabs.query({});
    await Promise.all(tabs.map(({ id }) => mark(id)));
  }

  async #onCreated(tab: number | undefined): Promise<void> {
    const stored = await browser.storage.session.get(STARTED_KEY);
    const startedAt = Number(stored[STARTED_KEY]);
    if (Date.now() - startedAt < RESTORING_MS) await mark(tab);
  }

  async #onReplaced(added: number, removed: number): Promise<void> {
    if (!(await isMarked(removed))) return;
    await mark(added);
    await this.forget(removed);
  }
}

async function isMarked(tab: number): Promise<boolean> {
  return keyOf(tab) in (await browser.storage.session.get(keyOf(tab)));
}

async function mark(tab: number | undefined): Promise<void> {
  if (tab !== undefined) await browser.storage.session.set({ [keyOf(tab)]: true });
}

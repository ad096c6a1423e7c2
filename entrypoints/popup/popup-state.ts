import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { PictureUse, PopupModel } from '../../components/popup/popup-model';
import type { BackgroundEffect } from '../../policy/background-effect';
import type { CoverChoice } from '../../policy/cover-choice';
import { loadSettings, loadUnmanagedSettings } from '../../protocol/settings-store';
import { FrameRates } from './frame-rates';
import { changeOwnSettings, readSettings } from './popup-settings';
import { readSessions } from './read-sessions';
import { liveSites } from './site-memory';
import { type OpenTab, tabViews } from './tab-views';

const NOTHING: PopupModel = {
  now: 0,
  tabs: [],
  liveSites: [],
  background: null,
  cover: null,
  talkKey: null,
  locked: new Set(),
  problem: null,
  refusedPicture: null,
};

/** What the popup shows, kept in step with storage and tabs for as long as the popup is open. */
export class PopupState {
  readonly #model = signal<PopupModel>(NOTHING);
  readonly #rates = new FrameRates();
  /** Whether the browser has said if somebody manages it. */
  #isPolicyKnown = false;

  get model(): ReadonlySignal<PopupModel> {
    return this.#model;
  }

  /** Resolves with the first full state read, so that nothing half known is ever shown. */
  async open(): Promise<void> {
    browser.storage.onChanged.addListener(() => void this.#refresh());
    browser.tabs.onActivated.addListener(() => void this.#refresh());
    const known = loadSettings(browser.storage).then(() => {
      this.#isPolicyKnown = true;
    });
    // Mostly both are there within a millisecond of each other.
    await Promise.race([known, loadUnmanagedSettings(browser.storage)]);
    if (!this.#isPolicyKnown) void known.then(() => this.#refresh());
    await this.#refresh();
  }

  async setBackground(background: BackgroundEffect): Promise<void> {
    this.#model.value = { ...this.#model.value, background, refusedPicture: null };
    await changeOwnSettings((settings) => ({ ...settings, background }));
  }

  async setCover(cover: CoverChoice): Promise<void> {
    this.#model.value = { ...this.#model.value, cover, refusedPicture: null };
    await changeOwnSettings((settings) => ({ ...settings, cover }));
  }

  refusePicture(refusedPicture: PictureUse): void {
    this.#model.value = { ...this.#model.value, refusedPicture };
  }

  async #refresh(): Promise<void> {
    const [stored, settings, tabs] = await Promise.all([
      browser.storage.session.get(null),
      readSettings(this.#isPolicyKnown ? loadSettings : loadUnmanagedSettings),
      openTabs(),
    ]);
    const sessions = readSessions(stored);
    this.#rates.observe(sessions);
    const { background, cover, pushToTalkKey } = settings.settings;
    this.#model.value = {
      ...this.#model.value,
      ...{ background, cover },
      now: Date.now(),
      tabs: tabViews(tabs, { sessions, settings, rates: this.#rates }),
      liveSites: liveSites(settings.settings),
      talkKey: pushToTalkKey,
      locked: settings.locked,
      problem: settings.problem,
    };
  }
}

async function openTabs(): Promise<OpenTab[]> {
  const [[current], tabs] = await Promise.all([
    browser.tabs.query({ active: true, currentWindow: true }),
    browser.tabs.query({}),
  ]);
  return tabs.flatMap(({ id, title = '', url = '' }) =>
    id === undefined ? [] : [{ id, title, url, isCurrent: id === current?.id }],
  );
}

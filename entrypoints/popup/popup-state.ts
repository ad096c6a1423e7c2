import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { PopupModel } from '../../components/popup/popup-model';
import {
  type BackgroundEffect,
  DEFAULT_EFFECT,
  parseBackgroundEffect,
} from '../../policy/background-effect';
import { FrameRates } from './frame-rates';
import { readSessions } from './read-sessions';
import { type OpenTab, tabViews } from './tab-views';

/** Where the engine reads it from. */
const EFFECT_KEY = 'backgroundEffect';

const NOTHING: PopupModel = {
  now: 0,
  tabs: [],
  background: null,
  isPictureRefused: false,
  ledger: null,
};

/** What the popup shows, kept in step with storage and tabs for as long as the popup is open. */
export class PopupState {
  readonly #model = signal<PopupModel>(NOTHING);
  readonly #rates = new FrameRates();

  get model(): ReadonlySignal<PopupModel> {
    return this.#model;
  }

  /** Resolves with the first full state read, so that nothing half known is ever shown. */
  async open(): Promise<void> {
    browser.storage.onChanged.addListener(() => void this.#refresh());
    browser.tabs.onActivated.addListener(() => void this.#refresh());
    await this.#refresh();
  }

  async setBackground(effect: BackgroundEffect): Promise<void> {
    this.#model.value = { ...this.#model.value, background: effect, isPictureRefused: false };
    await browser.storage.local.set({ [EFFECT_KEY]: effect });
  }

  refusePicture(): void {
    this.#model.value = { ...this.#model.value, isPictureRefused: true };
  }

  async #refresh(): Promise<void> {
    const [stored, settings, tabs] = await Promise.all([
      browser.storage.session.get(null),
      browser.storage.local.get(EFFECT_KEY),
      openTabs(),
    ]);
    const sessions = readSessions(stored);
    this.#rates.observe(sessions);
    this.#model.value = {
      ...this.#model.value,
      now: Date.now(),
      tabs: tabViews(sessions, tabs, this.#rates),
      background: parseBackgroundEffect(settings[EFFECT_KEY]) ?? DEFAULT_EFFECT,
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

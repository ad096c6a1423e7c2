import { browser } from 'wxt/browser';
import { DEFAULT_READING_RULES, type ReadingMode } from '../../../policy/reading-rules';
import { loadSettings, watchSettings } from '../../../protocol/settings-store';

/** How strictly text is to be judged, followed once something is to be read. */
export class FollowedMode {
  #mode: ReadingMode = DEFAULT_READING_RULES.mode;
  #isFollowing = false;

  constructor(private readonly onChange: () => void) {}

  /** Nothing waits and nothing is hidden. */
  get warnsOnly(): boolean {
    return this.#mode === 'relaxed';
  }

  /** Idempotent. */
  async follow(): Promise<void> {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    watchSettings(browser.storage, ({ settings }) => this.#use(settings.reading.mode));
    const { settings } = await loadSettings(browser.storage);
    this.#use(settings.reading.mode);
  }

  #use(mode: ReadingMode): void {
    if (mode === this.#mode) return;
    this.#mode = mode;
    this.onChange();
  }
}

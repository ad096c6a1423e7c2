import { browser } from 'wxt/browser';
import {
  DEFAULT_READING_RULES,
  parseReadingRules,
  READING_RULES_KEY,
  type ReadingMode,
} from '../../../policy/reading-rules';

/** How strictly the person wants text judged, followed once something is to be read. */
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
    browser.storage.local.onChanged.addListener((changes) => {
      const change = changes[READING_RULES_KEY];
      if (change) this.#use(change.newValue);
    });
    const stored = await browser.storage.local.get(READING_RULES_KEY);
    this.#use(stored[READING_RULES_KEY]);
  }

  #use(stored: unknown): void {
    const { mode } = parseReadingRules(stored);
    if (mode === this.#mode) return;
    this.#mode = mode;
    this.onChange();
  }
}

import { browser } from 'wxt/browser';
import { DEFAULT_GUARD_SETTINGS, type GuardSettings } from '../../policy/guard-settings';
import { reduce } from '../../policy/reduce-session';
import { initialSession, type Session } from '../../policy/session';
import type { Effect, SessionEvent } from '../../policy/session-events';
import { loadSettings, watchSettings } from '../../protocol/settings-store';

type Untimed<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

/** This document's session: takes what happens, and has done what the policy says. */
export class SessionKeeper {
  #session: Session;
  #settings: GuardSettings = DEFAULT_GUARD_SETTINGS;
  /** Whether all is known that may speak against a site rule. */
  #mayFollowRules = false;
  #following: Promise<void> | null = null;
  #isSettled = false;

  /** @param site Origin that site rules go by; `null` in an embedded frame. */
  constructor(
    site: string | null,
    private readonly perform: (effect: Effect) => void,
    private readonly onChange: () => void,
  ) {
    this.#session = initialSession(site, Date.now());
  }

  get session(): Session {
    return this.#session;
  }

  get settings(): GuardSettings {
    return this.#settings;
  }

  take(event: Untimed<SessionEvent>): void {
    const timed = { ...event, at: Date.now() } as SessionEvent;
    const { session, effects } = reduce(this.#session, timed, this.#settings);
    const changed = session !== this.#session;
    this.#session = session;
    for (const effect of effects) this.perform(effect);
    if (changed) this.onChange();
  }

  /**
   * Reads the settings, follows their changes, and lifts what a site rule lifts. Idempotent.
   * @param beforeRules Takes what covers for a reason, so that no rule lifts it.
   */
  followSettings(beforeRules: () => Promise<void>): Promise<void> {
    this.#following ??= this.#follow(beforeRules);
    return this.#following;
  }

  /** Whether the settings are the person's, not yet the default ones. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** Resolves once the settings that are being read are known. */
  async settled(): Promise<void> {
    await this.#following;
  }

  async #follow(beforeRules: () => Promise<void>): Promise<void> {
    watchSettings(browser.storage, ({ settings }) => {
      this.#settings = settings;
    });
    const { settings } = await loadSettings(browser.storage);
    this.#settings = settings;
    this.#isSettled = true;
    await beforeRules();
    this.#mayFollowRules = true;
    this.followSiteRules();
  }

  followSiteRules(): void {
    if (!this.#mayFollowRules) return;
    this.take({ origin: 'person', kind: 'uncap', device: 'camera', via: 'site-rule' });
    this.take({ origin: 'person', kind: 'uncap', device: 'microphone', via: 'site-rule' });
  }
}

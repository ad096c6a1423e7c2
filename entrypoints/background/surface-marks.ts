import { browser } from 'wxt/browser';
import { addDocumentScript, removeDocumentScript, runInOpenTabs } from './document-scripts';
import type { FrameSession } from './frame-sessions';

const SCRIPT = {
  id: 'surface-mark',
  file: '/content-scripts/surface-mark.js',
  allFrames: false,
} as const;

/** In session storage: what all marks begin with; absent while no tab is shared. */
const SEED_KEY = 'surfaceMarks';

/**
 * Has every tab marked for as long as one is shared, so that the guard of the page that shares
 * notices when the person switches to another tab. See `protocol/surface-mark.ts`.
 */
export class SurfaceMarks {
  #wanted: boolean | null = null;
  /** One change after the other: an end that is under way must not undo the next beginning. */
  #changing: Promise<void> = Promise.resolve();

  /** The captures of all tabs, as they are now. Resolves when the marks are as they should be. */
  follow(sessions: readonly FrameSession[]): Promise<void> {
    const isShared = sessions.some(({ captures }) =>
      captures.some(({ share }) => share?.surface === 'browser'),
    );
    if (this.#wanted === isShared) return this.#changing;
    this.#wanted = isShared;
    this.#changing = this.#changing.then(() => this.#change(isShared)).catch(() => this.#forget());
    return this.#changing;
  }

  async #change(isShared: boolean): Promise<void> {
    const known = await this.#seed();
    if (isShared === (known !== null)) return;
    if (isShared) await this.#begin();
    else await this.#end();
  }

  /** It has failed, as when the browser is closing: the next report tries again. */
  #forget(): void {
    this.#wanted = null;
  }

  /** The mark of a tab; `null` while no tab is shared. */
  async markOf(tab: number): Promise<string | null> {
    const seed = await this.#seed();
    return seed === null ? null : `${seed}:${tab}`;
  }

  async #begin(): Promise<void> {
    await browser.storage.session.set({ [SEED_KEY]: crypto.randomUUID() });
    await addDocumentScript(SCRIPT);
    await runInOpenTabs(SCRIPT);
  }

  async #end(): Promise<void> {
    await browser.storage.session.remove(SEED_KEY);
    await removeDocumentScript(SCRIPT);
    await runInOpenTabs(SCRIPT);
  }

  async #seed(): Promise<string | null> {
    const { [SEED_KEY]: seed } = await browser.storage.session.get(SEED_KEY);
    return typeof seed === 'string' ? seed : null;
  }
}

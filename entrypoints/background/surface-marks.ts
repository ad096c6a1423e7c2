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
  #isMarking: boolean | null = null;

  /** The captures of all tabs, as they are now. */
  async follow(sessions: readonly FrameSession[]): Promise<void> {
    const isShared = sessions.some(({ captures }) =>
      captures.some(({ share }) => share?.surface === 'browser'),
    );
    if (this.#isMarking === isShared) return;
    this.#isMarking = isShared;
    const known = await this.#seed();
    if (isShared === (known !== null)) return;
    if (isShared) await this.#begin();
    else await this.#end();
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

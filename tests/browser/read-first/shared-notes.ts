import { Browser } from '../../rig/browser.ts';
import type { Page } from '../../rig/page.ts';
import { serveSite } from '../../rig/server.ts';

const WINDOW = '--window-size=1280,860';
const PICK = '--auto-select-tab-capture-source-by-title=Team notes';

/** A tab that is shared by another one through a real call. */
export class SharedNotes {
  private constructor(
    readonly browser: Browser,
    readonly notes: Page,
    readonly sharing: Page,
    private readonly stop: () => Promise<void>,
  ) {}

  /** @param rules The person's own rules of what is read and hidden. */
  static async open(extensionDir?: string, rules?: object): Promise<SharedNotes> {
    const site = await serveSite({
      notes: 'browser/read-first/notes-page.ts',
      share: 'browser/read-first/share-page.ts',
    });
    const browser = await Browser.launch({
      // The browser's fake picker would choose its fake screen.
      grantMedia: false,
      startsLive: false,
      args: [WINDOW, PICK],
      ...(extensionDir === undefined ? {} : { extensionDir }),
    });
    if (rules) {
      const worker = await browser.extension?.serviceWorker();
      await worker?.evaluate(
        `chrome.storage.local.set({ settings: ${JSON.stringify({ version: 2, reading: rules })} })`,
      );
    }
    const notes = await browser.newTab(`${site.origin}/notes`);
    const sharing = await browser.newTab(`${site.origin}/share`);
    const shared = new SharedNotes(browser, notes, sharing, async () => {
      await browser.close();
      await site.close();
    });
    const expression = 'share()';
    await sharing.session.send('Runtime.evaluate', {
      expression,
      userGesture: true,
      awaitPromise: true,
    });
    await notes.session.send('Page.bringToFront');
    return shared;
  }

  /** Everything that the far end has seen since the last call, a picture once. */
  pictures(): Promise<string[]> {
    return this.sharing.evaluate<string[]>('takePictures()');
  }

  /** What the far end sees now. */
  lastPicture(): Promise<string> {
    return this.sharing.evaluate<string>('lastPicture()');
  }

  async show(lines: readonly string[]): Promise<void> {
    for (const line of lines) await this.notes.evaluate(`notes.add(${JSON.stringify(line)})`);
  }

  close(): Promise<void> {
    return this.stop();
  }
}

import type { Browser } from '../../rig/browser.ts';
import type { ScriptTarget } from '../../rig/page.ts';
import { bundlePageScript } from '../../rig/server.ts';
import { until } from '../../rig/until.ts';

/** What was drawn where the popup shows "what the others see". */
export interface Shown {
  readonly pictures: number;
  readonly leaked: number;
  readonly person: number;
  /** Plain cards. */
  readonly cards: number;
  readonly red: number;
}

/** The popup beside a meeting: in a tab behind it, as the meeting has to stay the current one. */
export class OpenPopup {
  private constructor(
    private readonly browser: Browser,
    readonly target: ScriptTarget,
  ) {}

  static async open(browser: Browser): Promise<OpenPopup> {
    const url = browser.extension?.url('popup.html');
    if (!url) throw new Error('launched without the extension');
    await browser.connection.root.send('Target.createTarget', { url, background: true });
    const target = await browser.findTarget(
      'the popup',
      (info) => info.type === 'page' && info.url === url,
    );
    // The address is known before there is anything to evaluate in.
    await until('the popup has loaded', () =>
      target.evaluate<boolean>("document.readyState === 'complete'").catch(() => false),
    );
    await target.evaluate(await bundlePageScript('browser/popup/judge.ts'));
    return new OpenPopup(browser, target);
  }

  async untilShown(text: string): Promise<void> {
    await until(`the popup says "${text}"`, () =>
      this.target.evaluate<boolean>(`document.body.innerText.includes(${JSON.stringify(text)})`),
    );
  }

  /** Presses the button that is called so. */
  async press(label: string): Promise<void> {
    await this.untilShown(label);
    await this.target.evaluate(`[...document.querySelectorAll('button')]
      .find((button) => button.innerText.includes(${JSON.stringify(label)})).click()`);
  }

  /** What the preview has shown since the last `forget`. */
  async shown(): Promise<Shown> {
    return this.target.evaluate<Shown>('seen');
  }

  async forget(): Promise<void> {
    await this.target.evaluate('forget()');
  }

  async untilPictures(count: number): Promise<Shown> {
    await until(
      `${count} pictures in the popup`,
      async () => (await this.shown()).pictures >= count,
    );
    return this.shown();
  }

  async close(): Promise<void> {
    const { targetId } = this.target;
    await this.browser.connection.root.send('Target.closeTarget', { targetId });
  }
}

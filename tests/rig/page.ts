import type { CdpConnection, CdpSession } from './cdp.ts';
import { until } from './until.ts';

interface EvaluateResult {
  result: { value?: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string; value?: unknown } };
}

/** A target in which script runs: a tab, an extension page, an iframe or a service worker. */
export class ScriptTarget {
  constructor(
    protected readonly connection: CdpConnection,
    readonly session: CdpSession,
    readonly targetId: string,
  ) {}

  /**
   * Evaluates an expression in the target's main world with a user gesture, awaits a promise,
   * and returns the JSON-serialisable value. A throw inside the page rejects here.
   */
  async evaluate<T = unknown>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.session.send<EvaluateResult>(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true, userGesture: true },
    );
    if (exceptionDetails) {
      const { exception, text } = exceptionDetails;
      throw new Error(`In the page: ${exception?.description ?? exception?.value ?? text}`);
    }
    return result.value as T;
  }
}

/** A tab. */
export class Page extends ScriptTarget {
  /** Loads `url` in this tab and waits for its load event. */
  async goto(url: string): Promise<void> {
    await this.session.send('Page.enable');
    await this.session.send('Page.setLifecycleEventsEnabled', { enabled: true });
    // The document that was there before may load meanwhile, too.
    const loaded = new Set<unknown>();
    const onLoad: { now: () => void } = { now: () => undefined };
    const note = ({ name, loaderId }: Record<string, unknown>): void => {
      if (name !== 'load') return;
      loaded.add(loaderId);
      onLoad.now();
    };
    this.session.on('Page.lifecycleEvent', note);
    try {
      const { errorText, loaderId } = await this.session.send<{
        errorText?: string;
        loaderId?: string;
      }>('Page.navigate', { url });
      if (errorText) throw new Error(`${url}: ${errorText}`);
      // Within one document nothing is loaded.
      if (loaderId === undefined) return;
      await new Promise<void>((resolve) => {
        onLoad.now = () => loaded.has(loaderId) && resolve();
        onLoad.now();
      });
    } finally {
      this.session.off('Page.lifecycleEvent', note);
    }
  }

  /** Opens another tab on top, so that this document is really hidden. Returns the way back. */
  async hide(): Promise<() => Promise<void>> {
    const { targetId } = await this.connection.root.send<{ targetId: string }>(
      'Target.createTarget',
      { url: 'about:blank' },
    );
    await this.visibility('hidden');
    return async () => {
      await this.connection.root.send('Target.closeTarget', { targetId });
      await this.connection.root.send('Target.activateTarget', { targetId: this.targetId });
      await this.visibility('visible');
    };
  }

  /** PNG bytes of the viewport. */
  async screenshot(): Promise<Buffer> {
    const { data } = await this.session.send<{ data: string }>('Page.captureScreenshot');
    return Buffer.from(data, 'base64');
  }

  async close(): Promise<void> {
    await this.connection.root.send('Target.closeTarget', { targetId: this.targetId });
  }

  private async visibility(state: DocumentVisibilityState): Promise<void> {
    await until(
      `the tab becomes ${state}`,
      async () => (await this.evaluate('document.visibilityState')) === state,
    );
  }
}

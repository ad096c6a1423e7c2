import { type HandleConfig, wrapHandle } from '../../../protocol/surface-mark';

/** Capture Handle Identity, which the type library lacks. */
interface HandleDevices {
  setCaptureHandleConfig?(config: Partial<HandleConfig>): void;
}

/** This document's capture handle: the page's own, and around it the mark of the tab. */
export class OwnMark {
  #mark: string | null = null;
  #page: HandleConfig | null = null;

  /** @param mark `null`: nothing is shared any more, the handle is the page's alone. */
  set(mark: string | null): void {
    if (mark === this.#mark) return;
    this.#mark = mark;
    this.#apply();
  }

  /** What the page has configured, which is in force already. */
  pageHas(config: HandleConfig): void {
    this.#page = config;
    if (this.#mark !== null) this.#apply();
  }

  #apply(): void {
    // Missing in a document that is no secure context.
    const devices = navigator.mediaDevices as (MediaDevices & HandleDevices) | undefined;
    const [mark, page] = [this.#mark, this.#page];
    const handle = mark === null ? null : wrapHandle({ mark, page });
    const config = handle
      ? { handle, exposeOrigin: true, permittedOrigins: ['*'] }
      : { ...page, permittedOrigins: [...(page?.permittedOrigins ?? [])] };
    devices?.setCaptureHandleConfig?.(config);
  }
}

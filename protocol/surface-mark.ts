/*
 * While a tab is shared, the browser tells its page nothing when the person switches to another tab:
 * not by an event, not in the settings, not in the label. Only the capture handle (Capture Handle
 * Identity) changes, ahead of the first picture of the new tab. So for as long as any tab is shared,
 * every tab bears a mark in its handle, wrapped around what its own page has put there; the shim
 * unwraps it, and no page sees another handle than it would without.
 */

/** What a page has configured, `CaptureHandleConfig` with its defaults. */
export interface HandleConfig {
  readonly handle: string;
  readonly exposeOrigin: boolean;
  readonly permittedOrigins: readonly string[];
}

/** What a capturing page is told, `CaptureHandle`. */
export interface Handle {
  readonly handle?: string;
  readonly origin?: string;
}

interface MarkedHandle {
  /** Of one tab, whatever document it shows. */
  readonly mark: string;
  /** `null` where the page has configured nothing. */
  readonly page: HandleConfig | null;
}

const PREFIX = 'lenscap-surface:';

/** The standard's own limit, in UTF-16 code units; a longer one is refused. */
const LONGEST_HANDLE = 1_024;

/** @returns `null` where the page's own handle leaves no room. */
export function wrapHandle(marked: MarkedHandle): string | null {
  const handle = PREFIX + JSON.stringify(marked);
  return handle.length <= LONGEST_HANDLE ? handle : null;
}

/** `null` for a handle that bears no mark. */
function unwrap(handle: string | undefined): MarkedHandle | null {
  if (!handle?.startsWith(PREFIX)) return null;
  try {
    const { mark, page } = JSON.parse(handle.slice(PREFIX.length)) as Record<string, unknown>;
    return typeof mark === 'string' ? { mark, page: parseHandleConfig(page) } : null;
  } catch {
    return null; // a page's own handle that happens to begin alike
  }
}

export const markOf = (handle: Handle | null): string | null =>
  unwrap(handle?.handle)?.mark ?? null;

/** What a page of this origin would be told if there were no marks. */
export function handleWithoutMark(given: Handle | null, capturer: string): Handle | null {
  const marked = unwrap(given?.handle);
  if (!marked) return given;
  const { page } = marked;
  if (!page || (page.handle === '' && !page.exposeOrigin)) return null;
  const isPermitted = page.permittedOrigins.some((one) => one === '*' || one === capturer);
  if (!isPermitted) return null;
  const { origin } = given ?? {};
  return page.exposeOrigin && origin !== undefined
    ? { handle: page.handle, origin }
    : { handle: page.handle };
}

export function parseHandleConfig(value: unknown): HandleConfig | null {
  if (typeof value !== 'object' || value === null) return null;
  const {
    handle = '',
    exposeOrigin = false,
    permittedOrigins = [],
  } = value as Record<string, unknown>;
  if (!Array.isArray(permittedOrigins)) return null;
  return {
    handle: String(handle),
    exposeOrigin: Boolean(exposeOrigin),
    permittedOrigins: permittedOrigins.map(String),
  };
}

/** Surface-mark script → background: which mark does this tab bear? The answer is it, or `null`. */
export const WHICH_MARK = { kind: 'which-mark' } as const;

export const isWhichMark = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === WHICH_MARK.kind;

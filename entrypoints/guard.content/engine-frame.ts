import { CONNECT, READ, TEXT_WORKER_LOST } from '../../protocol/engine';

const XHTML = 'http://www.w3.org/1999/xhtml';

/** An engine's iframe in the page, and the port to its worker. */
export interface EngineFrame {
  readonly port: MessagePort;
  /** Has a new text worker started, for whoever holds the other end of the port. */
  startReading(port: MessagePort): void;
  /** Whether the iframe is still where it was put, with its ports open. */
  isAttached(): boolean;
  remove(): void;
}

/**
 * Puts the engine's extension page into the document, out of sight and out of the page's reach: a
 * closed shadow tree hides it from `window.frames` and from selectors, and the ports go to the
 * extension's origin alone, wherever the iframe might have been navigated to.
 *
 * @param on.lost Called once when a port closes: the frame was removed or its process is gone.
 * @param on.readingLost The text worker has ended.
 * @returns `null` while the document has no root element to put it in.
 */
export function attachEngineFrame(
  url: string,
  on: { readonly lost: () => void; readonly readingLost?: () => void },
): EngineFrame | null {
  const root = document.documentElement;
  if (!root) return null;
  const host = document.createElementNS(XHTML, 'div') as HTMLElement;
  const iframe = document.createElementNS(XHTML, 'iframe') as HTMLIFrameElement;
  hide(host);
  hide(iframe);
  host.attachShadow({ mode: 'closed' }).append(iframe);

  const pictures = new MessageChannel();
  const control = new MessageChannel();
  const lifetime = new AbortController();
  const { signal } = lifetime;
  let isLost = false;
  const lose = (): void => {
    isLost = true;
    on.lost();
  };
  pictures.port1.addEventListener('close', lose, { signal });
  control.port1.addEventListener('close', lose, { signal });
  control.port1.addEventListener(
    'message',
    ({ data }) => (data === TEXT_WORKER_LOST ? on.readingLost?.() : lose()),
    { signal },
  );
  control.port1.start();
  iframe.addEventListener(
    'load',
    () => {
      const { origin } = new URL(url);
      iframe.contentWindow?.postMessage(CONNECT, origin, [pictures.port2, control.port2]);
    },
    { once: true, signal },
  );
  iframe.src = url;
  root.append(host);

  return {
    port: pictures.port1,
    startReading: (port) => control.port1.postMessage(READ, [port]),
    isAttached: () => iframe.isConnected && !isLost,
    remove: () => {
      lifetime.abort();
      pictures.port1.close();
      control.port1.close();
      host.remove();
    },
  };
}

/** In the layout but invisible and out of the way: browsers throttle frames that are not rendered. */
function hide(element: HTMLElement): void {
  const { style } = element;
  style.setProperty('all', 'initial', 'important');
  style.setProperty('position', 'fixed', 'important');
  style.setProperty('width', '1px', 'important');
  style.setProperty('height', '1px', 'important');
  style.setProperty('border', '0', 'important');
  style.setProperty('opacity', '0', 'important');
  style.setProperty('pointer-events', 'none', 'important');
  element.tabIndex = -1;
  element.setAttribute('aria-hidden', 'true');
}

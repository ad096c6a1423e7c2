import { forgedAct } from './forged-messages.ts';
import type { Stage, Trick } from './trick.ts';

const extensionUrl = ({ extensionId, random }: Stage): string =>
  `chrome-extension://${extensionId}/${random.pick(['popup.html', 'engine.html', 'manifest.json'])}`;

/** Inserts an element for a moment; what it loads, it loads meanwhile. */
function insertBriefly(element: HTMLElement, forMs = 300): void {
  document.body.append(element);
  setTimeout(() => element.remove(), forMs);
}

/** What a page can do with the extension's own pages: only the engine's may be loaded at all. */
export const extensionPages: Record<string, Trick> = {
  'a frame of the extension': (stage) => {
    const frame = document.createElement('iframe');
    frame.src = extensionUrl(stage);
    frame.addEventListener('load', () => {
      frame.contentWindow?.postMessage(forgedAct(stage), '*');
      const { port2 } = new MessageChannel();
      frame.contentWindow?.postMessage('lenscap:connect', '*', [port2, new MessageChannel().port2]);
    });
    insertBriefly(frame);
  },
  'a window of the extension': (stage) => {
    const opened = window.open(extensionUrl(stage), '', 'popup');
    opened?.postMessage(forgedAct(stage), '*');
    setTimeout(() => opened?.close(), 200);
  },
  'a fetch from the extension': (stage) => fetch(extensionUrl(stage)).then((found) => found.text()),
};

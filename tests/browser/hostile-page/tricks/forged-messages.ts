import type { Stage, Trick } from './trick.ts';

const DEVICES = ['camera', 'microphone', 'screen'];

const act = ({ random }: Stage): object => ({
  kind: 'person-act',
  act: random.pick(['uncap', 'talk-start', 'talk-end']),
  device: random.pick(DEVICES),
  via: random.pick(['popup', 'chip', 'command', 'site-rule']),
});

const rule = (): object => ({
  alwaysLive: { [location.origin]: ['camera', 'microphone'] },
});

/** What a page may find on `chrome`; nothing of it, as a rule. */
interface Runtime {
  sendMessage?(id: string, message: unknown): unknown;
  connect?(id: string): { postMessage(message: unknown): void };
}

const runtime = (): Runtime =>
  (Reflect.get(window, 'chrome') as { runtime?: Runtime } | undefined)?.runtime ?? {};

const extensionUrl = ({ extensionId, random }: Stage): string =>
  `chrome-extension://${extensionId}/${random.pick(['popup.html', 'engine.html', 'manifest.json'])}`;

/** Inserts an element for a moment; what it loads, it loads meanwhile. */
function insertBriefly(element: HTMLElement, forMs = 300): void {
  document.body.append(element);
  setTimeout(() => element.remove(), forMs);
}

export const forgedMessages: Record<string, Trick> = {
  'a window message': (stage) => {
    const port = new MessageChannel().port2;
    window.postMessage(act(stage), '*');
    window.postMessage({ type: 'lenscap:connect', ...act(stage) }, '*', [port]);
    for (const realm of stage.realms) realm.postMessage(act(stage), '*');
  },
  'a message event with ports': (stage) => {
    const { port1, port2 } = new MessageChannel();
    const init = { data: 'lenscap:connect', ports: [port1, port2], source: window };
    window.dispatchEvent(new MessageEvent('message', init));
    port1.postMessage(act(stage));
  },
  'a broadcast': (stage) => {
    const channel = new BroadcastChannel(stage.random.pick(['lenscap', 'guard', 'person-act']));
    channel.postMessage(act(stage));
    channel.close();
  },
  'a runtime message': (stage) => {
    runtime().sendMessage?.(stage.extensionId, act(stage));
    runtime().connect?.(stage.extensionId).postMessage(act(stage));
  },
  'storage of the site': ({ random }) => {
    const key = random.pick(['guardSettings', 'session', 'lenscap.guard', 'chip']);
    const storage = random.pick([localStorage, sessionStorage]);
    storage.setItem(key, JSON.stringify(rule()));
    window.dispatchEvent(new StorageEvent('storage', { key, newValue: JSON.stringify(rule()) }));
  },
  'storage of the extension': () => {
    const storage = Reflect.get(Reflect.get(window, 'chrome') ?? {}, 'storage') as
      | { local?: { set(value: object): unknown } }
      | undefined;
    storage?.local?.set({ guardSettings: rule() });
  },
  'a property of the global': (stage) => {
    const symbol = Symbol.for(
      stage.random.pick(['lenscap.guard', 'lenscap.served', 'lenscap.chip']),
    );
    const holder = stage.random.pick<object>([...stage.realms]);
    const found = Reflect.get(holder, symbol) as { obey?(act: object): void } | undefined;
    found?.obey?.(act(stage));
    Reflect.set(holder, symbol, stage.random.pick([true, undefined, { obey: () => undefined }]));
  },
  'a second greeting': (stage) => {
    const line = new EventTarget();
    for (const type of ['accepted', 'stand-in', 'renewed', 'new-source', 'guarded']) {
      line.addEventListener(type, (event) => stage.keep((event as MediaStreamTrackEvent).track));
    }
    const { camera, microphone, random, realms } = stage;
    const hello = new MouseEvent('lenscap:hello', { relatedTarget: line });
    random.pick<EventTarget>([...realms, document]).dispatchEvent(hello);
    for (const type of ['enabled', 'source', 'parent', 'constrained', 'stopped']) {
      const track = random.pick([camera, microphone]);
      line.dispatchEvent(new MediaStreamTrackEvent(type, { track }));
    }
  },
  'a frame of the extension': (stage) => {
    const frame = document.createElement('iframe');
    frame.src = extensionUrl(stage);
    frame.addEventListener('load', () => {
      frame.contentWindow?.postMessage(act(stage), '*');
      const { port2 } = new MessageChannel();
      frame.contentWindow?.postMessage('lenscap:connect', '*', [port2, new MessageChannel().port2]);
    });
    insertBriefly(frame);
  },
  'a window of the extension': (stage) => {
    const opened = window.open(extensionUrl(stage), '', 'popup');
    opened?.postMessage(act(stage), '*');
    setTimeout(() => opened?.close(), 200);
  },
  'a fetch from the extension': (stage) => fetch(extensionUrl(stage)).then((found) => found.text()),
  'a link to the extension': (stage) => {
    const link = document.createElement('a');
    link.href = extensionUrl(stage);
    link.target = '_blank';
    link.click();
  },
};

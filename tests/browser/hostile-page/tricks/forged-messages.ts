import type { Stage, Trick } from './trick.ts';

const DEVICES = ['camera', 'microphone', 'screen'];

export const forgedAct = ({ random }: Stage): object => ({
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

export const forgedMessages: Record<string, Trick> = {
  'a window message': (stage) => {
    const port = new MessageChannel().port2;
    window.postMessage(forgedAct(stage), '*');
    window.postMessage({ type: 'lenscap:connect', ...forgedAct(stage) }, '*', [port]);
    for (const realm of stage.realms) realm.postMessage(forgedAct(stage), '*');
  },
  'a message event with ports': (stage) => {
    const { port1, port2 } = new MessageChannel();
    const init = { data: 'lenscap:connect', ports: [port1, port2], source: window };
    window.dispatchEvent(new MessageEvent('message', init));
    port1.postMessage(forgedAct(stage));
  },
  'a broadcast': (stage) => {
    const channel = new BroadcastChannel(stage.random.pick(['lenscap', 'guard', 'person-act']));
    channel.postMessage(forgedAct(stage));
    channel.close();
  },
  'a runtime message': (stage) => {
    runtime().sendMessage?.(stage.extensionId, forgedAct(stage));
    runtime().connect?.(stage.extensionId).postMessage(forgedAct(stage));
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
    found?.obey?.(forgedAct(stage));
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
};

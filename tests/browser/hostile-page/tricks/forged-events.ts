import type { Stage, Trick } from './trick.ts';

const PRESSES = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick'];
const KEYS = ['KeyC', 'KeyM', 'KeyX', 'Space', 'Enter'];
const LINE_EVENTS = [
  ...['lenscap:hello', 'lenscap:connect', 'source', 'stand-in', 'renewed', 'new-source', 'parent'],
  ...['enabled', 'disabled', 'muted', 'unmuted', 'accepted', 'guarded', 'child-realm', 'demand'],
];
const LIFE_EVENTS = [
  ...['focus', 'blur', 'pageshow', 'pagehide', 'visibilitychange', 'freeze', 'resume', 'storage'],
  ...['online', 'load', 'beforeunload', 'unload', 'unmute', 'mute', 'ended', 'devicechange'],
];

/** The elements that the extension has put into the page. */
const hosts = (): Element[] =>
  [...document.documentElement.children].filter(({ localName }) => localName === 'div');

const targets = ({ camera, microphone, stream, random }: Stage): EventTarget =>
  random.pick<EventTarget>([
    ...[window, document, document.documentElement, document.body, ...hosts()],
    ...[camera, microphone, stream, navigator.mediaDevices, screen.orientation],
  ]);

/** The chip lies at the bottom left, its buttons side by side. */
const chipPoint = ({ random }: Stage): { clientX: number; clientY: number } => ({
  clientX: 16 + random.below(200),
  clientY: innerHeight - 16 - random.below(60),
});

function makeEvent(type: string, init: object): Event {
  const Kind = /^pointer/.test(type) ? PointerEvent : MouseEvent;
  return new Kind(type, { bubbles: true, cancelable: true, composed: true, ...init });
}

export const forgedEvents: Record<string, Trick> = {
  'a press on the chip': (stage) => {
    const point = chipPoint(stage);
    const element = document.elementFromPoint(point.clientX, point.clientY) ?? document.body;
    for (const type of PRESSES) element.dispatchEvent(makeEvent(type, point));
  },
  'a press on every host': (stage) => {
    for (const host of hosts()) {
      (host as HTMLElement).focus();
      (host as HTMLElement).click();
      for (const type of PRESSES) host.dispatchEvent(makeEvent(type, chipPoint(stage)));
    }
  },
  'a key on a host': ({ random }) => {
    const host = random.pick(hosts());
    const init = { key: random.pick(['Enter', ' ', 'Tab']), bubbles: true, composed: true };
    (host as HTMLElement | undefined)?.focus();
    host?.dispatchEvent(new KeyboardEvent('keydown', init));
    host?.dispatchEvent(new KeyboardEvent('keyup', init));
  },
  'a command’s keys': (stage) => {
    const code = stage.random.pick(KEYS);
    const init = { code, key: code.slice(-1), altKey: true, shiftKey: true, bubbles: true };
    const target = targets(stage);
    for (const type of ['keydown', 'keypress', 'keyup']) {
      target.dispatchEvent(new KeyboardEvent(type, init));
    }
  },
  'an event of the line': (stage) => {
    const { random, camera, microphone } = stage;
    const type = random.pick(LINE_EVENTS);
    const track = random.pick([camera, microphone]);
    const forged = random.pick([
      new MediaStreamTrackEvent(type, { track }),
      new MouseEvent(type, { relatedTarget: random.pick([new EventTarget(), track]) }),
      new MessageEvent(type, { data: { kind: 'person-act', act: 'uncap', device: 'camera' } }),
      new CustomEvent(type, { detail: { uncap: true } }),
    ]);
    targets(stage).dispatchEvent(forged);
  },
  'an event of a page’s life': (stage) => {
    targets(stage).dispatchEvent(new Event(stage.random.pick(LIFE_EVENTS)));
  },
  'an event that claims to be trusted': (stage) => {
    const event = makeEvent('click', chipPoint(stage));
    const original = Object.getOwnPropertyDescriptor(Event.prototype, 'isTrusted');
    Object.defineProperty(Event.prototype, 'isTrusted', { configurable: true, get: () => true });
    try {
      Object.setPrototypeOf(event, { ...event, isTrusted: true, __proto__: MouseEvent.prototype });
      for (const host of hosts()) host.dispatchEvent(event);
    } finally {
      if (original) Object.defineProperty(Event.prototype, 'isTrusted', original);
      else Reflect.deleteProperty(Event.prototype, 'isTrusted');
    }
  },
  'media session': ({ random }) => {
    const session = navigator.mediaSession as unknown as Record<string, (on: boolean) => unknown>;
    session[random.pick(['setCameraActive', 'setMicrophoneActive'])]?.call(session, true);
  },
  'open shadow trees for whoever comes': ({ random }) => {
    const original = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      return original.call(this, { ...init, mode: 'open' });
    };
    const host = random.pick(hosts());
    for (const button of host?.shadowRoot?.querySelectorAll('button') ?? []) button.click();
    Element.prototype.attachShadow = original;
  },
};

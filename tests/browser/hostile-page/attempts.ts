/**
 * What a page may try to get at a real track through public interfaces. Each attempt returns the
 * tracks that it could lay hands on; a judge then looks whether any of them shows the background.
 */
export type Attempt = () => Promise<readonly unknown[]>;

const open = async (devices: MediaDevices = navigator.mediaDevices): Promise<MediaStreamTrack[]> =>
  (await devices.getUserMedia({ video: true })).getTracks();

/** Replaces a property while a camera is opened, and collects what the replacement gets to see. */
async function listen(
  holder: object,
  key: PropertyKey,
  make: (original: unknown, seen: (value: unknown) => void) => PropertyDescriptor,
): Promise<unknown[]> {
  const caught: unknown[] = [];
  const original = Object.getOwnPropertyDescriptor(holder, key);
  // Nothing but an assignment: whatever else would collect may be what is replaced.
  const replacement = make(original?.value ?? original?.get, (value) => {
    caught[caught.length] = value;
  });
  Object.defineProperty(holder, key, { configurable: true, ...replacement });
  let result: unknown[] = [];
  try {
    const tracks = await open();
    const track = tracks[0];
    result = [track, track?.clone()];
  } finally {
    if (original) Object.defineProperty(holder, key, original);
    else Reflect.deleteProperty(holder, key);
  }
  return [...result, ...caught];
}

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** Replaces a method by one that reports its receiver and arguments, and calls it. */
const tap = (holder: object, key: PropertyKey): Promise<unknown[]> =>
  listen(holder, key, (original, seen) => ({
    writable: true,
    value: function (this: unknown, ...args: unknown[]) {
      seen(this);
      for (let index = 0; index < args.length; index += 1) seen(args[index]);
      return applyNative(original as AnyFunction, this, args);
    },
  }));

const applyNative = Reflect.apply;
function frameWith(set: (frame: HTMLIFrameElement) => void): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.allow = 'camera';
  set(frame);
  document.body.append(frame);
  return frame;
}

export const attempts: Record<string, Attempt> = {
  'plain call': () => open(),
  'the prototype’s method': async () =>
    (
      await MediaDevices.prototype.getUserMedia.call(navigator.mediaDevices, { video: true })
    ).getTracks(),
  'a bound copy': async () =>
    (
      await navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)({ video: true })
    ).getTracks(),
  'deleting the replacement': async () => {
    const descriptor = Object.getOwnPropertyDescriptor(MediaDevices.prototype, 'getUserMedia');
    Reflect.deleteProperty(MediaDevices.prototype, 'getUserMedia');
    const bared: unknown = Reflect.get(navigator.mediaDevices, 'getUserMedia');
    if (descriptor) Object.defineProperty(MediaDevices.prototype, 'getUserMedia', descriptor);
    if (bared !== undefined) throw new Error('another getUserMedia lies beneath');
    return open();
  },

  'overhearing Promise.prototype.then': () => tap(Promise.prototype, 'then'),
  'overhearing Promise.prototype.constructor': () =>
    listen(Promise.prototype, 'constructor', (original, seen) => ({
      get(this: Promise<unknown>) {
        seen(this);
        return original;
      },
    })),
  'overhearing Promise[Symbol.species]': () =>
    listen(Promise, Symbol.species, (_, seen) => ({
      get() {
        return class extends Promise<unknown> {
          constructor(executor: never) {
            super(executor);
            seen(this);
          }
        };
      },
    })),
  'overhearing the look-up of a then': () =>
    listen(Object.prototype, 'then', (_, seen) => ({
      get(this: unknown) {
        seen(this);
        return undefined;
      },
    })),
  'a then of its own on streams': async () => {
    const caught: unknown[] = [];
    Reflect.defineProperty(MediaStream.prototype, 'then', {
      get(this: unknown) {
        caught.push(this);
        return undefined;
      },
    });
    return [...(await open()), ...caught];
  },
  'overhearing array iteration': () => tap(Array.prototype, Symbol.iterator),
  'overhearing Array.prototype.map': () => tap(Array.prototype, 'map'),
  'overhearing WeakMap.prototype.set': () => tap(WeakMap.prototype, 'set'),
  'overhearing WeakMap.prototype.get': () => tap(WeakMap.prototype, 'get'),
  'overhearing Reflect.apply': () => tap(Reflect, 'apply'),
  'overhearing Reflect.construct': () => tap(Reflect, 'construct'),
  'overhearing Function.prototype.call': () => tap(Function.prototype, 'call'),
  'overhearing EventTarget.prototype.dispatchEvent': () =>
    tap(EventTarget.prototype, 'dispatchEvent'),
  'overhearing EventTarget.prototype.addEventListener': () =>
    tap(EventTarget.prototype, 'addEventListener'),
  'overhearing MediaStream.prototype.getTracks': () => tap(MediaStream.prototype, 'getTracks'),
  'overhearing MediaStream.prototype.addTrack': () => tap(MediaStream.prototype, 'addTrack'),
  'overhearing MediaStreamTrack.prototype.clone': () => tap(MediaStreamTrack.prototype, 'clone'),
  'overhearing MediaStreamTrack.prototype.stop': () => tap(MediaStreamTrack.prototype, 'stop'),
  'overhearing MediaStreamTrack.prototype.getSettings': () =>
    tap(MediaStreamTrack.prototype, 'getSettings'),
  'overhearing MediaStreamTrackEvent': () => tap(window, 'MediaStreamTrackEvent'),
  'overhearing MediaStreamTrackEvent.track': () =>
    listen(MediaStreamTrackEvent.prototype, 'track', (original, seen) => ({
      get(this: unknown) {
        const track = applyNative(original as AnyFunction, this, []);
        seen(track);
        return track;
      },
    })),
  'a getter on Object.prototype that dictionaries fall back to': async () => {
    const caught: unknown[] = [];
    for (const key of ['bubbles', 'cancelable', 'composed', 'view', 'detail', 'get', 'value']) {
      const tracks = await listen(Object.prototype, key, (_, seen) => ({
        get(this: { track?: unknown }) {
          seen(Object.getOwnPropertyDescriptor(this, 'track')?.value);
          return undefined;
        },
      }));
      caught.push(...tracks);
    }
    return caught;
  },

  'an iframe, at once': () =>
    open(frameWith(() => undefined).contentWindow?.navigator.mediaDevices),
  'an iframe at 204': () =>
    open(
      frameWith((frame) => {
        frame.src = '/no-content';
      }).contentWindow?.navigator.mediaDevices,
    ),
  'an iframe at 204, through its document': () =>
    open(
      frameWith((frame) => {
        frame.src = '/no-content';
      }).contentDocument?.defaultView?.navigator.mediaDevices,
    ),
  'an iframe on its way elsewhere': async () => {
    const frame = frameWith((one) => {
      one.src = '/hostile';
    });
    const early = frame.contentWindow?.navigator.mediaDevices;
    const asked = early ? open(early).catch(() => []) : [];
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    return [...(await asked), ...(await open(frame.contentWindow?.navigator.mediaDevices))];
  },
  'an iframe’s method on this page’s devices': async () => {
    const realm = frameWith(() => undefined).contentWindow as (Window & typeof globalThis) | null;
    const call = realm?.MediaDevices.prototype.getUserMedia;
    return (await call?.call(navigator.mediaDevices, { video: true }))?.getTracks() ?? [];
  },
  'an object element': async () => {
    const element = document.createElement('object');
    element.type = 'text/html';
    element.data = '/hostile';
    document.body.append(element);
    await new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
    return open(element.contentWindow?.navigator.mediaDevices);
  },
  'a pop-up at 204': async () => {
    const popup = window.open('/no-content');
    const tracks = await open(popup?.navigator.mediaDevices);
    setTimeout(() => popup?.close(), 8_000);
    return tracks;
  },

  'greeting the guard a second time': async () => {
    const line = new EventTarget();
    const heard: unknown[] = [];
    for (const type of ['accepted', 'already-served', 'stand-in']) {
      line.addEventListener(type, (event) => heard.push((event as MediaStreamTrackEvent).track));
    }
    const hello = new MouseEvent('lenscap:hello', { relatedTarget: line });
    window.dispatchEvent(hello);
    document.dispatchEvent(new MouseEvent('lenscap:hello', { relatedTarget: line, bubbles: true }));
    return [...(await open()), ...heard];
  },
  'waiting for the guard’s greeting in a frame': async () => {
    const lines: EventTarget[] = [];
    const frame = frameWith((one) => {
      one.src = '/hostile';
    });
    const early = frame.contentWindow;
    early?.addEventListener(
      'lenscap:hello',
      (event) => lines.push((event as MouseEvent).relatedTarget as EventTarget),
      true,
    );
    const caught: unknown[] = [];
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    for (const line of lines) {
      line.addEventListener('source', (event) =>
        caught.push((event as MediaStreamTrackEvent).track),
      );
    }
    return [...(await open(frame.contentWindow?.navigator.mediaDevices)), ...caught];
  },
  'looking for the engine': async () => {
    const tracks = await open();
    const hosts = [...document.documentElement.children].filter(
      ({ localName }) => localName === 'div',
    );
    const roots = hosts.map(({ shadowRoot }) => shadowRoot).filter((root) => root !== null);
    if (window.length > 0 || roots.length > 0) throw new Error('the engine is within reach');
    return tracks;
  },
  ImageCapture: async () => {
    const [track] = await open();
    if (!track) return [];
    const { track: behind } = new ImageCapture(track) as unknown as { track: MediaStreamTrack };
    return [track, behind];
  },
  'a sender’s track and its clone': async () => {
    const [track] = await open();
    if (!track) return [];
    const sender = new RTCPeerConnection().addTrack(track);
    return [sender.track, sender.track?.clone(), new MediaStream([track]).clone().getTracks()[0]];
  },
};

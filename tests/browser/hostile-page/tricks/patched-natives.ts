import type { Stage, Trick } from './trick.ts';

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** Functions that code in this world may call; whoever patches one gets receivers and arguments. */
const METHODS: readonly (readonly [string, string])[] = [
  ...['then', 'catch', 'finally'].map((name) => ['Promise', name] as const),
  ...['map', 'push', 'includes', 'forEach', 'values'].map((name) => ['Array', name] as const),
  ...['get', 'set', 'has'].flatMap((name) => [['WeakMap', name] as const, ['Map', name] as const]),
  ...['call', 'apply', 'bind', 'toString'].map((name) => ['Function', name] as const),
  ...['dispatchEvent', 'addEventListener', 'removeEventListener'].map(
    (name) => ['EventTarget', name] as const,
  ),
  ...['clone', 'stop', 'getSettings', 'getConstraints', 'getCapabilities', 'applyConstraints'].map(
    (name) => ['MediaStreamTrack', name] as const,
  ),
  ...['getTracks', 'addTrack', 'clone', 'getAudioTracks', 'getVideoTracks'].map(
    (name) => ['MediaStream', name] as const,
  ),
  ...['getUserMedia', 'enumerateDevices'].map((name) => ['MediaDevices', name] as const),
];
const ACCESSORS: readonly (readonly [string, string])[] = [
  ...['enabled', 'muted', 'kind', 'label', 'readyState', 'id'].map(
    (name) => ['MediaStreamTrack', name] as const,
  ),
  ['MediaStreamTrackEvent', 'track'],
  ['MouseEvent', 'relatedTarget'],
  ['MessageEvent', 'data'],
  ['HTMLIFrameElement', 'contentWindow'],
];
const STATICS: readonly (readonly [string, string])[] = [
  ...['apply', 'construct', 'defineProperty', 'get', 'getOwnPropertyDescriptor'].map(
    (name) => ['Reflect', name] as const,
  ),
  ...['parse', 'stringify'].map((name) => ['JSON', name] as const),
  ...['resolve', 'reject'].map((name) => ['Promise', name] as const),
  ['Date', 'now'],
  ['Object', 'defineProperty'],
];
/** Dictionary members that a native function might find on the prototype instead. */
const MEMBERS = [
  ...['track', 'relatedTarget', 'data', 'bubbles', 'value', 'get', 'set', 'apply', 'groupId'],
  ...['deviceId', 'kind', 'enabled', 'width', 'constructor', 'then', 'isTrusted', 'obey', 'act'],
];

const { apply, defineProperty, deleteProperty, getOwnPropertyDescriptor } = Reflect;

const globalOf = (name: string): Record<string, unknown> =>
  Reflect.get(window, name) as Record<string, unknown>;

/** Uses the devices, as clients do, while `holder[key]` is another; then puts the old one back. */
async function useWhilePatched(
  stage: Stage,
  holder: object,
  key: PropertyKey,
  descriptor: PropertyDescriptor,
): Promise<void> {
  const original = getOwnPropertyDescriptor(holder, key);
  defineProperty(holder, key, { configurable: true, ...descriptor });
  try {
    useDevices(stage);
    // What is passed on asynchronously meets the patch too.
    await null;
  } finally {
    if (original) defineProperty(holder, key, original);
    else deleteProperty(holder, key);
  }
}

function useDevices({ camera, microphone, stream, keep, random }: Stage): void {
  const track = random.pick([camera, microphone]);
  track.enabled = true;
  const clone = track.clone();
  keep(clone);
  clone.enabled = true;
  const cloned = stream.clone().getTracks();
  for (let index = 0; index < cloned.length; index += 1) keep(cloned[index]);
  void track.getSettings().deviceId;
  if (random.below(8) === 0) void track.applyConstraints({}).catch(() => undefined);
}

const seenBy = (
  stage: Stage,
  original: unknown,
  forced?: { readonly result: unknown },
): AnyFunction =>
  function (this: unknown, ...args: unknown[]) {
    stage.keep(this);
    for (let index = 0; index < args.length; index += 1) stage.keep(args[index]);
    return forced ? forced.result : apply(original as AnyFunction, this, args);
  };

export const patchedNatives: Record<string, Trick> = {
  'a method': (stage) => {
    const [name, key] = stage.random.pick([...METHODS]);
    const holder = globalOf(name)['prototype'] as object;
    const value = seenBy(stage, Reflect.get(holder, key));
    return useWhilePatched(stage, holder, key, { writable: true, value });
  },
  'a method that lies': (stage) => {
    const [name, key] = stage.random.pick([...METHODS]);
    const holder = globalOf(name)['prototype'] as object;
    const result = stage.random.pick([undefined, null, true, false, [], {}]);
    const value = seenBy(stage, null, { result });
    return useWhilePatched(stage, holder, key, { writable: true, value });
  },
  'an accessor': (stage) => {
    const [name, key] = stage.random.pick([...ACCESSORS]);
    const holder = globalOf(name)['prototype'] as object;
    const { get, set } = getOwnPropertyDescriptor(holder, key) ?? {};
    const setter = set ? { set: seenBy(stage, set) } : {};
    return useWhilePatched(stage, holder, key, { get: seenBy(stage, get), ...setter });
  },
  'an accessor that lies': (stage) => {
    const [name, key] = stage.random.pick([...ACCESSORS]);
    const holder = globalOf(name)['prototype'] as object;
    const result = stage.random.pick([undefined, null, true, false, 'audio', 'video', 'ended']);
    const lie = seenBy(stage, null, { result });
    return useWhilePatched(stage, holder, key, { get: lie, set: lie });
  },
  'a static function': (stage) => {
    const [name, key] = stage.random.pick([...STATICS]);
    const holder = globalOf(name);
    const value = seenBy(stage, holder[key]);
    return useWhilePatched(stage, holder, key, { writable: true, value });
  },
  'a member of Object.prototype': (stage) => {
    const key = stage.random.pick(MEMBERS);
    const result = stage.random.pick([undefined, true, '', stage.camera, stage.microphone]);
    const get = seenBy(stage, null, { result });
    return useWhilePatched(stage, Object.prototype, key, { get, set: () => undefined });
  },
  'an index of Array.prototype': (stage) =>
    useWhilePatched(stage, Array.prototype, String(stage.random.below(3)), {
      set: seenBy(stage, null, { result: undefined }),
      get: () => undefined,
    }),
};

import { openTrack, type Probes } from './probe.ts';

const WATCHED: readonly (readonly [string, readonly string[]])[] = [
  ['MediaDevices', ['getUserMedia', 'getDisplayMedia', 'enumerateDevices']],
  ['Navigator', ['getUserMedia', 'webkitGetUserMedia']],
  [
    'MediaStreamTrack',
    ['label', 'muted', 'enabled', 'clone', 'stop', 'getSettings', 'getCapabilities', 'stats'],
  ],
  ['MediaStreamTrack', ['getConstraints', 'applyConstraints', 'getCaptureHandle']],
  ['MediaStream', ['clone']],
  ['BrowserCaptureMediaStreamTrack', ['cropTo', 'restrictTo']],
  ['HTMLUserMediaElement', ['stream']],
  ['HTMLCameraElement', ['track']],
  ['HTMLMicrophoneElement', ['track']],
  ['HTMLIFrameElement', ['contentWindow', 'contentDocument']],
];

/** What lodash and core-js take for a function of the browser's own. */
const NATIVE_SOURCE = /^function.*\(\) \{\s*\[native code\]\s*\}$/s;

/**
 * The one name that Lenscap adds, to `MediaStream.prototype`: what awaits a stream looks for it, and one that
 * a page puts further up would be handed the real stream. Its value is `undefined`, as that of a missing one.
 */
const KEPT_FROM_PAGES = 'then';

function describeFunction(value: unknown): unknown {
  if (typeof value !== 'function') return typeof value;
  return {
    name: value.name,
    length: value.length,
    keys: Reflect.ownKeys(value).sort(),
    hasPrototype: Object.hasOwn(value, 'prototype'),
    isNative: NATIVE_SOURCE.test(Function.prototype.toString.call(value)),
  };
}

function describeProperty(owner: string, name: string): unknown {
  const holder = (globalThis as unknown as Record<string, { prototype: object } | undefined>)[
    owner
  ];
  const found = holder && Object.getOwnPropertyDescriptor(holder.prototype, name);
  if (!found) return 'absent';
  const { value, get, set, ...flags } = found;
  return [flags, describeFunction(value), describeFunction(get), describeFunction(set)];
}

export const shapeProbes: Probes = {
  '15 replaced members keep the shape that WebIDL gives them': async () =>
    WATCHED.flatMap(([owner, names]) =>
      names.map((name) => [owner, name, describeProperty(owner, name)]),
    ),

  '15 prototypes hold the same names in the same order': async () =>
    [MediaDevices, Navigator, MediaStreamTrack, MediaStream].map(({ prototype }) => ({
      names: Reflect.ownKeys(prototype)
        .map(String)
        .filter((name) => name !== KEPT_FROM_PAGES),
      kept: Reflect.get(prototype, KEPT_FROM_PAGES),
    })),

  '15 nothing is on the instances': async () => {
    const track = await openTrack();
    const names: string[] = [];
    for (const name in track) names.push(name);
    track.stop();
    return [Reflect.ownKeys(navigator.mediaDevices), Reflect.ownKeys(navigator), names];
  },

  '15 the global object has no new names': async () =>
    Reflect.ownKeys(window)
      .map(String)
      .filter((name) => /lenscap|guard|shim|wxt/i.test(name)),

  '15 the document has no new elements': async () => {
    const track = await openTrack();
    const seen = [window.length, document.querySelectorAll('iframe').length];
    track.stop();
    return seen;
  },
};

/**
 * The platform's own functions, kept before any page script can replace them.
 *
 * Everything that handles a real track in the page world must go through these: a page may patch
 * every prototype there is, and a patched `Array.prototype[Symbol.iterator]`, `WeakMap.prototype.get`
 * or `Object.prototype` getter would be handed the real track. Hence no iteration, no spread of
 * arrays, no `await`, and `null` prototypes for every dictionary.
 */
export type Realm = Window & typeof globalThis;

type Method<This, Args extends unknown[], Result> = (this: This, ...args: Args) => Result;

export const {
  apply,
  construct,
  defineProperty,
  deleteProperty,
  get,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  setPrototypeOf,
} = Reflect;
export const PrivateProxy = Proxy;
export const { parse, stringify } = JSON;

/** `for (const item of list)` without the array iterator, which a page may have replaced. */
export function each<Item>(list: readonly Item[], visit: (item: Item) => void): void {
  for (let index = 0; index < list.length; index += 1) visit(list[index] as Item);
}

/** `list.some(test)`, for the same reason. */
export function some<Item>(list: readonly Item[], test: (item: Item) => boolean): boolean {
  let found = false;
  each(list, (item) => {
    found ||= test(item);
  });
  return found;
}

/** The prototype of a global class; an empty object where the browser has no such class. */
export const prototypeOf = (realm: Realm, name: string): object =>
  (get(realm, name) as { prototype: object } | undefined)?.prototype ?? {};

/** `method.call(self, ...args)` that no later patch of `Function.prototype` can see. */
export function uncurry<This, Args extends unknown[], Result>(
  method: Method<This, Args, Result>,
): (self: This, ...args: Args) => Result {
  return (self, ...args) => apply(method, self, args) as Result;
}

/** The getter of an accessor property, as a function of the object. */
export function uncurryGetter<This extends object, Key extends keyof This & string>(
  prototype: This,
  key: Key,
): (self: This) => This[Key] {
  const get = getOwnPropertyDescriptor(prototype, key)?.get;
  return (self) => (get ? (apply(get, self, []) as This[Key]) : self[key]);
}

/** A `WeakMap` whose contents stay out of reach of patched prototypes. */
export interface PrivateMap<Key extends object, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
}

const PrivateWeakMap = WeakMap;
const weakMapGet = WeakMap.prototype.get;
const weakMapSet = WeakMap.prototype.set;

export function createPrivateMap<Key extends object, Value>(): PrivateMap<Key, Value> {
  const map = new PrivateWeakMap<Key, Value>();
  return {
    get: (key) => apply(weakMapGet, map, [key]) as Value | undefined,
    set: (key, value) => void apply(weakMapSet, map, [key, value]),
  };
}

const PrivatePromise = Promise;
const promiseThen = Promise.prototype.then;
const { reject: promiseReject, resolve: promiseResolve } = Promise;

/**
 * `promise.then(onFulfilled, onRejected)` that a page cannot overhear. The own `constructor` keeps the
 * species look-up away from a patched `Promise.prototype.constructor`, which would be handed the promise.
 */
export function thenPrivately<Value, Result>(
  promise: Promise<Value>,
  onFulfilled: ((value: Value) => Result) | undefined,
  onRejected?: (reason: unknown) => Result,
): Promise<Result> {
  defineProperty(promise, 'constructor', descriptorOf(undefined));
  return apply(promiseThen, promise, [onFulfilled, onRejected]) as Promise<Result>;
}

/** `promise.catch(onRejected)`, for the same reason. */
export const catchPrivately = <Value>(
  promise: Promise<Value>,
  onRejected: (reason: unknown) => Value,
): Promise<Value> => thenPrivately(promise, undefined, onRejected);

/** A promise and what settles it. */
export interface Deferred<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: unknown) => void;
}

/** `Promise.withResolvers()` that a page cannot overhear. */
export function defer<Value>(): Deferred<Value> {
  let ends: Omit<Deferred<Value>, 'promise'> | undefined;
  const promise = new PrivatePromise<Value>((resolve, reject) => {
    ends = { resolve, reject };
  });
  return { promise, ...(ends as unknown as Omit<Deferred<Value>, 'promise'>) };
}

/** Of a data property, with nothing that a patched `Object.prototype` could add. */
export const descriptorOf = (value: unknown): PropertyDescriptor =>
  ({ __proto__: null, value }) as PropertyDescriptor;

/** The constructors and methods of one realm that handle media. */
export function captureNatives(realm: Realm) {
  const { EventTarget, MediaStream, MediaStreamTrack, MediaStreamTrackEvent, MouseEvent } = realm;
  return {
    DOMException: realm.DOMException,
    EventTarget,
    MediaStream,
    MediaStreamTrackEvent,
    MouseEvent,
    MessageEvent: realm.MessageEvent,
    Event: realm.Event,
    /** Firefox has the class without its name. */
    OverconstrainedError: realm.OverconstrainedError,
    reject: (reason: unknown) => apply(promiseReject, realm.Promise, [reason]) as Promise<never>,
    resolve: (value: unknown) => apply(promiseResolve, realm.Promise, [value]) as Promise<unknown>,
    addEventListener: uncurry(EventTarget.prototype.addEventListener),
    dispatchEvent: uncurry(EventTarget.prototype.dispatchEvent),
    eventData: uncurryGetter(realm.MessageEvent.prototype, 'data'),
    eventTrack: uncurryGetter(MediaStreamTrackEvent.prototype, 'track'),
    trackId: uncurryGetter(MediaStreamTrack.prototype, 'id'),
    trackKind: uncurryGetter(MediaStreamTrack.prototype, 'kind'),
    trackStop: uncurry(MediaStreamTrack.prototype.stop),
    trackClone: uncurry(MediaStreamTrack.prototype.clone),
    trackSettings: uncurry(MediaStreamTrack.prototype.getSettings),
    trackConstraints: uncurry(MediaStreamTrack.prototype.getConstraints),
    trackCapabilities: uncurry(MediaStreamTrack.prototype.getCapabilities),
    trackReadyState: uncurryGetter(MediaStreamTrack.prototype, 'readyState'),
    streamTracks: uncurry(MediaStream.prototype.getTracks),
    streamAddTrack: uncurry(MediaStream.prototype.addTrack),
  };
}

export type Natives = ReturnType<typeof captureNatives>;

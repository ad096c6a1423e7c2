import { apply, defineProperty, getOwnPropertyDescriptor, PrivateProxy } from './natives';

type Callable = (this: unknown, ...args: never[]) => unknown;

/** Calls the native function that was replaced. */
export type CallNative = (self: unknown, args: ArrayLike<unknown>) => unknown;

export type Replacement = (self: unknown, args: ArrayLike<unknown>, native: CallNative) => unknown;

/** A stand-in for `native` with its name, length and native source text. */
function replaceCallable<Native extends Callable>(
  native: Native,
  replacement: Replacement,
): Native {
  const callNative: CallNative = (self, args) => apply(native, self, args);
  const handler = {
    __proto__: null,
    apply: (_: Native, self: unknown, args: unknown[]) => replacement(self, args, callNative),
  };
  return new PrivateProxy(native, handler as ProxyHandler<Native>);
}

/** Replaces a method where it is defined; one that the browser lacks is left absent. */
export function replaceMethod(target: object, name: string, replacement: Replacement): void {
  const descriptor = getOwnPropertyDescriptor(target, name);
  if (typeof descriptor?.value !== 'function') return;
  const value = replaceCallable(descriptor.value as Callable, replacement);
  defineProperty(target, name, { __proto__: null, ...descriptor, value } as PropertyDescriptor);
}

/** Replaces the getter of an accessor; one that the browser lacks is left absent. */
export function replaceGetter(target: object, name: string, replacement: Replacement): void {
  const descriptor = getOwnPropertyDescriptor(target, name);
  if (!descriptor?.get) return;
  const get = replaceCallable(descriptor.get as Callable, replacement);
  defineProperty(target, name, { __proto__: null, ...descriptor, get } as PropertyDescriptor);
}

/** Replaces the setter of an accessor; one that the browser lacks is left absent. */
export function replaceSetter(target: object, name: string, replacement: Replacement): void {
  const descriptor = getOwnPropertyDescriptor(target, name);
  if (!descriptor?.set) return;
  const set = replaceCallable(descriptor.set as Callable, replacement);
  defineProperty(target, name, { __proto__: null, ...descriptor, set } as PropertyDescriptor);
}

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

/** Replaces a part of a property where it is defined; one that the browser lacks is left absent. */
const replace =
  (part: 'value' | 'get' | 'set') =>
  (target: object, name: string, replacement: Replacement): void => {
    const descriptor = getOwnPropertyDescriptor(target, name);
    const native: unknown = descriptor?.[part];
    if (typeof native !== 'function') return;
    const replaced = { [part]: replaceCallable(native as Callable, replacement) };
    defineProperty(target, name, {
      __proto__: null,
      ...descriptor,
      ...replaced,
    } as PropertyDescriptor);
  };

export const replaceMethod = replace('value');
export const replaceGetter = replace('get');
export const replaceSetter = replace('set');

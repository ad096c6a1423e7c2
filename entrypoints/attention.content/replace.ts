type Replacement = (self: unknown, args: readonly unknown[], native: () => unknown) => unknown;

/** With the name, length and source text of the native function. */
function replaceCallable<Native extends object>(native: Native, replacement: Replacement): Native {
  return new Proxy(native, {
    apply: (target, self, args) =>
      replacement(self, args, () => Reflect.apply(target as () => unknown, self, args)),
  });
}

/** Replaces a method where it is defined; one that the browser lacks is left absent. */
export function replaceMethod(target: object, name: string, replacement: Replacement): void {
  const descriptor = Object.getOwnPropertyDescriptor(target, name);
  if (typeof descriptor?.value !== 'function') return;
  const value = replaceCallable(descriptor.value as object, replacement);
  Object.defineProperty(target, name, { ...descriptor, value });
}

/** Replaces the getter of an accessor; one that the browser lacks is left absent. */
export function replaceGetter(target: object, name: string, replacement: Replacement): void {
  const descriptor = Object.getOwnPropertyDescriptor(target, name);
  if (!descriptor?.get) return;
  const get = replaceCallable(descriptor.get, replacement);
  Object.defineProperty(target, name, { ...descriptor, get });
}

const getter = (prototype: object, name: string): (() => unknown) => {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return () => (get ? Reflect.apply(get, document, []) : undefined);
};

/** What is really so, however the page is told. Made before anything is replaced. */
export function readNativeState(): { isHidden: () => boolean; hasFocus: () => boolean } {
  const hidden = getter(Document.prototype, 'hidden');
  const { hasFocus } = Document.prototype;
  return {
    isHidden: () => hidden() === true,
    hasFocus: () => Reflect.apply(hasFocus, document, []),
  };
}

export type NativeState = ReturnType<typeof readNativeState>;

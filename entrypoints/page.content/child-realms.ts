import type { GuardLine } from './guard-line';
import { createPrivateMap, each, prototypeOf, type Realm, uncurryGetter } from './natives';
import { replaceGetter, replaceMethod } from './replace-property';

const FRAME_ELEMENTS = ['HTMLIFrameElement', 'HTMLFrameElement', 'HTMLObjectElement'];

/**
 * Content scripts do not run in a window that is still at its initial empty document: an iframe
 * or pop-up whose address is on its way, or answers 204 and never arrives. Such a realm is
 * reached through its opener, which installs the shim there before handing it out.
 */
export function installChildRealms(
  realm: Realm,
  line: GuardLine,
  installShim: (child: Realm) => void,
): void {
  const seen = createPrivateMap<object, true>();
  const defaultView = uncurryGetter(realm.Document.prototype, 'defaultView');

  const adopt = (child: Window | null): void => {
    // A cross-origin window refuses every look inside; its own content scripts guard it.
    let key: object | undefined;
    try {
      key = (child as Realm | null)?.Object;
    } catch {
      return;
    }
    if (!child || !key || seen.get(key)) return;
    seen.set(key, true);
    if (!line.isGuarded(child)) installShim(child as Realm);
  };

  each(FRAME_ELEMENTS, (name) => {
    const prototype = prototypeOf(realm, name);
    replaceGetter(prototype, 'contentWindow', (self, args, native) => {
      const child = native(self, args) as Window | null;
      adopt(child);
      return child;
    });
    replaceGetter(prototype, 'contentDocument', (self, args, native) => {
      const document = native(self, args) as Document | null;
      if (document) adopt(defaultView(document));
      return document;
    });
  });
  replaceMethod(realm, 'open', (self, args, native) => {
    const child = native(self, args) as Window | null;
    adopt(child);
    return child;
  });
}

import type { NativeState } from './native-state';

/** Of the document: the tab is looked at, or it is not. */
const OF_THE_TAB = ['visibilitychange', 'webkitvisibilitychange', 'freeze', 'resume'];

/** Of the pointer: with nowhere that it comes from or goes to, it leaves or enters the page. */
const OF_THE_POINTER = [
  'mouseleave',
  'mouseout',
  'mouseenter',
  'mouseover',
  'pointerleave',
  'pointerout',
  'pointerenter',
  'pointerover',
];

const OF_THE_FOCUS = ['blur', 'focus', 'focusin', 'focusout'];

/**
 * Lets no event through that tells whether the person looks at the page. What the page dispatches
 * itself, and every move of the focus or the pointer within it, goes its way.
 */
export function hideEvents({ hasFocus }: NativeState): void {
  /** What had the focus when the window lost it: it gets it back without a word. */
  let left: EventTarget | null = null;

  const tellsFocus = ({ type, target }: Event): boolean => {
    if (target === window || target === document) return true;
    if (type === 'blur' || type === 'focusout') {
      if (hasFocus()) return false;
      left = target;
      return true;
    }
    if (target !== left) return false;
    if (type === 'focusin') left = null;
    return true;
  };

  const hide = (types: readonly string[], tells: (event: Event) => boolean): void => {
    for (const type of types) {
      // The window's capturing listeners are the first to hear of anything.
      window.addEventListener(
        type,
        (event) => {
          if (event.isTrusted && tells(event)) event.stopImmediatePropagation();
        },
        true,
      );
    }
  };

  hide(OF_THE_TAB, () => true);
  hide(OF_THE_FOCUS, tellsFocus);
  hide(OF_THE_POINTER, (event) => (event as MouseEvent).relatedTarget === null);
}

export interface TalkKeyListener {
  /** `KeyboardEvent.code`; `null` for none. */
  readonly key: string | null;
  /** Whether there is a microphone to talk into. */
  readonly canTalk: boolean;
  onTalk(isHeld: boolean): void;
}

/** Keys that nobody writes with: they may be held while a text field has the focus. */
const FUNCTION_KEY = /^F\d{1,2}$/;

/** Inputs in which a key is no text. */
const NO_TEXT = /^(button|checkbox|color|file|image|radio|range|reset|submit)$/;

/**
 * Hears the push-to-talk key in this frame: real presses only, before any script of the page. A
 * press that ends where it cannot be seen any more has ended: focus lost, page hidden or left.
 *
 * @param listener Asked at every press, so that its answers may change.
 * @returns what ends the listening.
 */
export function hearTalkKey(target: Window, listener: TalkKeyListener): () => void {
  const lifetime = new AbortController();
  const options = { capture: true, signal: lifetime.signal };
  let heldKey: string | null = null;
  const release = (): void => {
    if (heldKey === null) return;
    heldKey = null;
    listener.onTalk(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.isTrusted || event.code === '' || event.code !== listener.key) return;
    if (heldKey === null && !mayStart(event, listener)) return;
    swallow(event);
    if (heldKey !== null) return;
    heldKey = event.code;
    listener.onTalk(true);
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    if (!event.isTrusted || event.code !== heldKey) return;
    swallow(event);
    release();
  };
  target.addEventListener('keydown', onKeyDown, options);
  target.addEventListener('keyup', onKeyUp, options);
  for (const type of ['blur', 'pagehide']) {
    target.addEventListener(type, (event) => event.target === target && release(), options);
  }
  target.document.addEventListener(
    'visibilitychange',
    () => target.document.visibilityState === 'hidden' && release(),
    options,
  );
  return () => {
    lifetime.abort();
    release();
  };
}

/** The key is the person's choice for talking: the page gets none of it. */
function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function mayStart(event: KeyboardEvent, { canTalk }: TalkKeyListener): boolean {
  if (!canTalk || event.repeat || event.isComposing) return false;
  if (hasModifier(event)) return false;
  return FUNCTION_KEY.test(event.code) || !isWriting(event);
}

/** With Ctrl, Alt or Meta it is a shortcut of somebody's, unless the key is one of these itself. */
const hasModifier = ({ code, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  (ctrlKey || altKey || metaKey) && !/^(Control|Alt|Meta|OS)/.test(code);

function isWriting(event: KeyboardEvent): boolean {
  const [innermost] = event.composedPath();
  return innermost instanceof Element && isEditable(innermost);
}

function isEditable(element: Element): boolean {
  if (element instanceof HTMLInputElement) return !NO_TEXT.test(element.type);
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  if (element instanceof HTMLElement && element.isContentEditable) return true;
  // What is inside a closed shadow tree only the extension can see.
  const inner = shadowRootOf(element)?.activeElement;
  return inner ? isEditable(inner) : false;
}

/** Chromium has a function for it (`chrome.dom`), Firefox a property. */
function shadowRootOf(element: Element): ShadowRoot | null {
  const { chrome } = globalThis as { chrome?: { dom?: ShadowRoots } };
  const { openOrClosedShadowRoot } = element as { openOrClosedShadowRoot?: ShadowRoot | null };
  return chrome?.dom?.openOrClosedShadowRoot(element) ?? openOrClosedShadowRoot ?? null;
}

interface ShadowRoots {
  openOrClosedShadowRoot(element: Element): ShadowRoot | null;
}

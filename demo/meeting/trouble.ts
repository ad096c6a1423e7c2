/**
 * Things that pages do to themselves while a call runs. Frameworks that mount into `document.body`
 * throw away whatever else stands there, the guard's frame included.
 */

/** Removes every element but html, head and body themselves, and whatever the head holds. */
export function wipePage(): void {
  document.body.replaceChildren();
  for (const element of [...document.documentElement.children]) {
    if (element !== document.head && element !== document.body) element.remove();
  }
}

/** Puts an empty tab on top of this one, so that this one is hidden. */
export function hideBehindNewTab(): void {
  window.open('about:blank', '_blank');
}

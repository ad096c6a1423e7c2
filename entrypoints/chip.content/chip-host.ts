const XHTML = 'http://www.w3.org/1999/xhtml';

const PRESENT = Symbol.for('lenscap.chip');

/** Whether this is the frame's first chip: the background may send it again. */
export function markPresent(): boolean {
  const world = globalThis as { [PRESENT]?: boolean };
  if (world[PRESENT]) return false;
  world[PRESENT] = true;
  return true;
}

export interface ChipHost {
  readonly root: ShadowRoot;
  /** Puts the chip back when the page has thrown it away. */
  keep(): void;
  remove(): void;
}

/** The element that carries the chip: above the page, in a tree that the page cannot enter. */
export function attachChipHost(): ChipHost {
  const host = document.createElementNS(XHTML, 'div') as HTMLElement;
  host.style.setProperty('all', 'initial', 'important');
  host.style.setProperty('position', 'fixed', 'important');
  host.style.setProperty('z-index', '2147483647', 'important');
  const root = host.attachShadow({ mode: 'closed' });
  const keep = (): void => {
    if (!host.isConnected) document.documentElement?.append(host);
  };
  keep();
  return { root, keep, remove: () => host.remove() };
}

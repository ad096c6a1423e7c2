import type { ReadonlySignal } from '@preact/signals';
import { type JSX, render } from 'preact';
import tokens from '../design/tokens.css?inline';
import { type Text, TextContext } from '../text/text-context';
import { Chip } from './chip';
import styles from './chip.css?inline';
import type { ChipActions, ChipModel } from './chip-model';

/** What a site may have shortcuts for: what happens in the chip stays in it. */
const KEPT_EVENTS = [
  ...['click', 'dblclick', 'contextmenu', 'mousedown', 'mouseup', 'wheel'],
  ...['pointerdown', 'pointerup', 'touchstart', 'touchend', 'keydown', 'keyup', 'keypress'],
] as const;

export interface ChipMounting {
  readonly model: ReadonlySignal<ChipModel>;
  readonly actions: ChipActions;
  readonly text: Text;
  /** Writing direction of the text's language; the page's own may be another. */
  readonly direction: 'ltr' | 'rtl';
}

const keep = (event: Event): void => event.stopPropagation();

/**
 * Renders the chip into an empty shadow root (a closed one, in a page) and follows the model.
 * The style is a constructed sheet, which no page's CSP refuses. Returns what removes it all again.
 */
export function mountChip(root: ShadowRoot, mounting: ChipMounting): () => void {
  const { model, actions, text, direction } = mounting;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokens + styles);
  root.adoptedStyleSheets = [sheet];
  for (const type of KEPT_EVENTS) root.addEventListener(type, keep, { passive: true });
  const Mounted = (): JSX.Element => (
    <TextContext.Provider value={text}>
      <div dir={direction} lang={text.language}>
        <Chip model={model.value} actions={actions} />
      </div>
    </TextContext.Provider>
  );
  render(<Mounted />, root);
  return () => {
    render(null, root);
    for (const type of KEPT_EVENTS) root.removeEventListener(type, keep);
    root.adoptedStyleSheets = [];
  };
}

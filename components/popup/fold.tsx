import type { ComponentChildren, JSX } from 'preact';
import { UnfoldIcon } from '../design/icons';

/** A panel that is folded away until it is asked for. */
export function Fold(props: {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <details class="panel fold" open={props.isOpen ?? false}>
      <summary class="panel-title">
        {props.title}
        <UnfoldIcon />
      </summary>
      {props.children}
    </details>
  );
}

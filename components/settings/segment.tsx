import type { ComponentChildren, JSX } from 'preact';

/** One of a few choices that are pictures. */
export function Segment(props: {
  /** Of the group that this choice belongs to. */
  readonly name: string;
  readonly label: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <label class="segment">
      <input
        type="radio"
        name={props.name}
        class="spoken"
        checked={props.isChosen}
        onChange={props.onChoose}
      />
      {props.children}
      <span class="segment-label">{props.label}</span>
    </label>
  );
}

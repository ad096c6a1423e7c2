import type { JSX } from 'preact';

/** On or off. Named by the elements with these ids. */
export function Switch(props: {
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}): JSX.Element {
  return (
    <label class="switch">
      <input
        type="checkbox"
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        checked={props.isOn}
        onChange={({ currentTarget }) => props.onChange(currentTarget.checked)}
      />
    </label>
  );
}

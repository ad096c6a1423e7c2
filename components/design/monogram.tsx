import type { JSX } from 'preact';

/** A site's picture, or the first letter of its host: nothing is fetched to show it. */
export function Monogram(props: {
  readonly host: string;
  readonly favicon: string | undefined;
}): JSX.Element {
  const letter = props.host.replace(/^www\./, '').charAt(0);
  return (
    <span class="monogram" aria-hidden="true">
      {props.favicon === undefined ? letter : <img src={props.favicon} alt="" />}
    </span>
  );
}

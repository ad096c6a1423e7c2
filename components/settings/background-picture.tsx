import type { JSX } from 'preact';
import type { BackgroundEffect } from '../../policy/background-effect';
import { PictureIcon } from '../design/icons';
import { OwnPicture } from './own-picture';
import { Person } from './person';

/** A room with a board behind a person, 48 by 30: what each choice does to it is what is shown. */
function Room({ blur }: { readonly blur: 'none' | 'light' | 'strong' }): JSX.Element {
  return (
    <g class={`room room-${blur}`}>
      <rect x="-8" y="-8" width="64" height="46" fill="#d9d0c3" />
      <rect x="-8" y="25" width="64" height="14" fill="#a98f74" />
      <rect x="3" y="4" width="17" height="12" fill="#ffffff" stroke="#7e8b98" />
      <path class="room-writing" d="M6 8h11M6 11h8" stroke="#2a5ba8" stroke-width="1.6" />
      <rect x="36" y="3" width="8" height="22" fill="#8c6a4c" />
      <path d="M37 8h6M37 14h6M37 20h6" stroke="#f0d9a0" stroke-width="3" />
    </g>
  );
}

/** A small picture of a choice. `colour` and `url` are what the person has chosen, if anything. */
export function BackgroundPicture(props: {
  readonly effect: BackgroundEffect | { readonly kind: 'picture'; readonly url: null };
}): JSX.Element {
  const { effect } = props;
  if (effect.kind === 'picture' && effect.url === null) {
    return (
      <span class="thumb thumb-empty">
        <PictureIcon />
      </span>
    );
  }
  return (
    <span class="thumb">
      {effect.kind === 'picture' && effect.url !== null && <OwnPicture url={effect.url} />}
      <svg viewBox="0 0 48 30" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        {effect.kind === 'none' && <Room blur="none" />}
        {effect.kind === 'blur' && <Room blur={effect.strength} />}
        {effect.kind === 'colour' && <rect width="48" height="30" fill={effect.colour} />}
        <Person />
      </svg>
    </span>
  );
}

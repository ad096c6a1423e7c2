import type { JSX } from 'preact';
import type { CoverChoice } from '../../policy/cover-choice';
import { PictureIcon } from '../design/icons';
import { OwnPicture } from './own-picture';
import { Person } from './person';

/** A small picture of a cover card; `null` stands for an own picture that is still to be chosen. */
export function CoverPicture({ cover }: { readonly cover: CoverChoice | null }): JSX.Element {
  if (cover === null) {
    return (
      <span class="thumb thumb-empty">
        <PictureIcon />
      </span>
    );
  }
  return (
    <span class="thumb">
      {cover.kind === 'picture' ? (
        <OwnPicture url={cover.url} />
      ) : (
        <svg viewBox="0 0 48 30" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
          {cover.kind === 'neutral' ? <CappedLens /> : <Frozen />}
        </svg>
      )}
    </span>
  );
}

function CappedLens(): JSX.Element {
  return (
    <g>
      <rect width="48" height="30" fill="#2a3138" />
      <rect x="14" y="9.5" width="20" height="14" rx="3" fill="#525a62" />
      <rect x="20.5" y="7" width="7" height="5" rx="1.5" fill="#525a62" />
      <circle cx="24" cy="16.5" r="5" fill="#aab2ba" />
      <path d="M22 16.5h4" stroke="#525a62" stroke-width="1" stroke-linecap="round" />
    </g>
  );
}

function Frozen(): JSX.Element {
  return (
    <g>
      <rect width="48" height="30" fill="#b9c6d3" />
      <Person />
      <circle cx="40" cy="23" r="5" fill="#17202a" />
      <path
        d="M38.6 20.8v4.4m2.8-4.4v4.4"
        stroke="#ffffff"
        stroke-width="1.3"
        stroke-linecap="round"
      />
    </g>
  );
}

import type { ComponentChildren, JSX } from 'preact';

/**
 * Drawn on a grid of 24 with a line of 1.8. Decorative: what an icon says is also said in words.
 * A directed one is mirrored where text runs from right to left.
 */
export function Icon(props: {
  readonly isDirected?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <svg
      class={props.isDirected ? 'icon directed' : 'icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {props.children}
    </svg>
  );
}

/** The sign of Lenscap: a lens with its cap half turned on. */
export function LensCapIcon(): JSX.Element {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="M5.6 5.6a9 9 0 0 0 12.8 12.8z" fill="currentColor" />
    </Icon>
  );
}

/** A lens with its cap on: "cover". */
export function CoverIcon(): JSX.Element {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9.9" fill="currentColor" stroke="none" />
      <path d="M8 12h8" class="icon-ground" stroke-width="2.4" />
    </Icon>
  );
}

export function WarningIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M12 4 2.8 19.6h18.4z" />
      <path d="M12 10v4.4" />
      <circle cx="12" cy="16.9" r="0.6" fill="currentColor" stroke-width="0.9" />
    </Icon>
  );
}

/** A voice: push-to-talk. */
export function TalkIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5z" />
      <path d="M8.5 9v2m3.5-3.5v5m3.5-3.5v2" />
    </Icon>
  );
}

export function PictureIcon(): JSX.Element {
  return (
    <Icon>
      <rect x="3" y="5" width="18" height="14" rx="2.5" />
      <circle cx="8.5" cy="10" r="1.5" />
      <path d="m4 17.5 5-4.2 3.2 2.6 3.8-3.9 4.5 4.3" />
    </Icon>
  );
}

export function ChevronIcon(): JSX.Element {
  return (
    <Icon isDirected>
      <path d="m9.5 6 6 6-6 6" />
    </Icon>
  );
}

export function UnfoldIcon(): JSX.Element {
  return (
    <Icon>
      <path d="m6 9.5 6 6 6-6" />
    </Icon>
  );
}

export function CrossIcon(): JSX.Element {
  return (
    <Icon>
      <path d="m6.5 6.5 11 11m0-11-11 11" />
    </Icon>
  );
}

export function MinusIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M6 12h12" />
    </Icon>
  );
}

export function GripIcon(): JSX.Element {
  return (
    <Icon>
      <path stroke-width="3" d="M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01" />
    </Icon>
  );
}

/** Set by somebody else. */
export function LockIcon(): JSX.Element {
  return (
    <Icon>
      <rect x="5" y="10.5" width="14" height="9.5" rx="2.2" />
      <path d="M8 10.5V7.8a4 4 0 0 1 8 0v2.7" />
    </Icon>
  );
}

export function SearchIcon(): JSX.Element {
  return (
    <Icon>
      <circle cx="10.8" cy="10.8" r="6.3" />
      <path d="m15.6 15.6 4.6 4.6" />
    </Icon>
  );
}

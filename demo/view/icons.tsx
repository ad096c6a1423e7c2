import type { JSX } from 'preact';

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 1.8,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
} as const;

/** A lens with its cap half turned on. */
export function LensCapIcon(): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" {...stroke}>
      <circle cx="12" cy="12" r="9" />
      <path d="M5.6 5.6a9 9 0 0 0 12.8 12.8z" fill="currentColor" />
    </svg>
  );
}

export function CameraIcon({ crossed }: { crossed: boolean }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" {...stroke}>
      <rect x="3" y="6.5" width="12" height="11" rx="2.5" />
      <path d="m15 10.5 6-3v9l-6-3" />
      {crossed && <path d="M3.5 3.5l17 17" />}
    </svg>
  );
}

export function WipeIcon(): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" {...stroke}>
      <rect x="4" y="4" width="16" height="16" rx="3" stroke-dasharray="3 3.4" />
    </svg>
  );
}

export function HideIcon(): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" {...stroke}>
      <path d="M8 8V5.5A1.5 1.5 0 0 1 9.5 4h9A1.5 1.5 0 0 1 20 5.5v7a1.5 1.5 0 0 1-1.5 1.5H16" />
      <rect x="4" y="9" width="12" height="11" rx="1.5" />
    </svg>
  );
}

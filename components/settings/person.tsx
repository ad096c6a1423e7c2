import type { JSX } from 'preact';

/** Somebody before a camera, for small pictures of 48 by 30. */
export function Person(): JSX.Element {
  return (
    <g>
      <path d="M12.5 31c0-7 4.8-10.5 11.5-10.5S35.5 24 35.5 31z" fill="#1d5c78" />
      <circle cx="24" cy="13.5" r="6.3" fill="#e2b08d" />
      <path
        d="M17.6 13.4c-.6-5 2.4-8 6.6-8s7 3 6.3 7.6c-2.6-.6-4.2-1.8-5.2-3.4-1.8 2-4.4 3.2-7.7 3.8z"
        fill="#4a3427"
      />
    </g>
  );
}

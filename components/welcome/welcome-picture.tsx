import type { JSX } from 'preact';
import { useText } from '../text/text-context';

/** What the three steps show: the card, what the camera sees, and what the others see. */
export type Scene = 'covered' | 'camera' | 'others';

const LABELS = {
  covered: 'welcomeCard',
  camera: 'welcomeRoom',
  others: 'welcomeRoomHidden',
} as const;

/** Drawn, so that nobody has to switch a camera on to understand it; 16 by 9. */
export function WelcomePicture({ scene }: { readonly scene: Scene }): JSX.Element {
  const { t } = useText();
  return (
    <figure class="welcome-picture">
      <svg viewBox="0 0 320 180" role="img" aria-label={t(LABELS[scene])}>
        <g class={scene === 'others' ? 'welcome-room hidden' : 'welcome-room'}>
          <Room />
        </g>
        <Somebody />
        {scene === 'covered' && <Card />}
      </svg>
    </figure>
  );
}

function Room(): JSX.Element {
  return (
    <>
      <rect x="-40" y="-40" width="400" height="260" fill="#e4dccf" />
      <rect x="-40" y="150" width="400" height="70" fill="#b79c7f" />
      <rect
        x="20"
        y="22"
        width="112"
        height="76"
        rx="3"
        fill="#fdfdfb"
        stroke="#8b97a3"
        stroke-width="3"
      />
      <path
        d="M34 42h52M34 56h70M34 70h40"
        stroke="#7f8c99"
        stroke-width="4"
        stroke-linecap="round"
      />
      <rect x="92" y="60" width="34" height="32" fill="#f7d86c" />
      <path
        d="M97 69h24M97 76h18M97 83h22"
        stroke="#7a5b00"
        stroke-width="2.4"
        stroke-linecap="round"
      />
      <rect x="238" y="26" width="56" height="124" fill="#96714f" />
      <path d="M243 58h46M243 94h46M243 130h46" stroke="#6f5137" stroke-width="4" />
      <path
        d="M248 34v20m7-18v18m8-14v14m8-19v19M248 70v20m8-16v16m7-20v20m9-14v14"
        stroke="#f0d9a0"
        stroke-width="5"
      />
    </>
  );
}

function Somebody(): JSX.Element {
  return (
    <>
      <path d="M92 184c0-38 28-58 68-58s68 20 68 58z" fill="#1d5c78" />
      <path d="M146 112h28v18c0 8-28 8-28 0z" fill="#cf9a76" />
      <ellipse cx="160" cy="84" rx="33" ry="38" fill="#e2b08d" />
      <path
        d="M125 84c-5-36 13-52 36-52s41 14 34 52c-2-12-6-20-12-26-14 8-36 10-48 4-5 6-8 12-10 22z"
        fill="#4a3427"
      />
      <circle cx="148" cy="86" r="3.4" fill="#33241b" />
      <circle cx="172" cy="86" r="3.4" fill="#33241b" />
      <path
        d="M148 103c7 6 17 6 24 0"
        fill="none"
        stroke="#8d5a44"
        stroke-width="3"
        stroke-linecap="round"
      />
    </>
  );
}

/** As `pipeline/cover-card.ts` draws it: the same to everybody, mirrored or not. */
function Card(): JSX.Element {
  return (
    <>
      <rect width="320" height="180" fill="#2a3138" />
      <rect x="104" y="56" width="112" height="80" rx="16" fill="#525a62" />
      <rect x="138" y="42" width="44" height="26" rx="8" fill="#525a62" />
      <circle cx="160" cy="96" r="29" fill="#aab2ba" />
      <path d="M148 96h24" stroke="#525a62" stroke-width="6" stroke-linecap="round" />
    </>
  );
}

/*
 * The toolbar's icons as SVG on a grid of 16, edges on whole pixels where they are straight. Each
 * state has an outline of its own, so that none depends on its colour. The colours have a contrast
 * of 3 or more on a white and on a dark toolbar.
 */

const GREY = '#7b8794';
const TEAL = '#0b8174';
const RED = '#d93025';
const VIOLET = '#7c5ee6';
const AMBER = '#b86200';

const svg = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${content}</svg>`;

/** The lens with its cap half turned on, as a whole; nothing is in use. */
const off = svg(`
  <circle cx="8" cy="8" r="6.25" fill="none" stroke="${GREY}" stroke-width="1.5"/>
  <path d="M3.6 3.6a6.25 6.25 0 0 0 8.8 8.8z" fill="${GREY}"/>`);

/** The cap is on. */
const covered = svg(`
  <circle cx="8" cy="8" r="7" fill="${TEAL}"/>
  <rect x="4" y="7" width="8" height="2" rx="1" fill="#fff"/>`);

/** On the air: a lens that looks, and the sign for recording. */
const live = svg(`
  <circle cx="8" cy="8" r="6" fill="none" stroke="${RED}" stroke-width="2"/>
  <circle cx="8" cy="8" r="3" fill="${RED}"/>`);

/** A screen goes out. */
const sharing = svg(`
  <rect x="1" y="1.5" width="14" height="10.5" rx="2" fill="${VIOLET}"/>
  <rect x="4" y="13" width="8" height="2" rx="1" fill="${VIOLET}"/>
  <path d="M8 10V5.5M5 8l3-3 3 3" fill="none" stroke="#fff" stroke-width="1.75"/>`);

const fault = svg(`
  <path d="M8 2.5 14.2 13.5H1.8z" fill="${AMBER}" stroke="${AMBER}" stroke-width="2" stroke-linejoin="round"/>
  <rect x="7" y="5" width="2" height="5" rx="1" fill="#fff"/>
  <circle cx="8" cy="12" r="1.1" fill="#fff"/>`);

/** Lenscap itself, in lists of extensions and in the store. */
const lenscap = svg(`
  <defs>
    <linearGradient id="ground" x2="0" y2="1">
      <stop stop-color="#12897b"/><stop offset="1" stop-color="#075248"/>
    </linearGradient>
  </defs>
  <rect width="16" height="16" rx="3.5" fill="url(#ground)"/>
  <circle cx="8" cy="8" r="4.75" fill="none" stroke="#fff" stroke-width="1.25"/>
  <path d="M4.65 4.65a4.75 4.75 0 0 0 6.7 6.7z" fill="#fff"/>`);

/** File name without its size → SVG. */
export const ICONS: Readonly<Record<string, string>> = {
  off,
  covered,
  live,
  sharing,
  fault,
  lenscap,
};

/** Pixels: what toolbars, lists and stores ask for. */
export const SIZES = [16, 32, 48, 128] as const;

import type { CardIcon } from './card-icon.ts';
import { roundedBox } from './signed-distance.ts';

/** A display on its stand, and on it the two bars of a pause: nothing is shown yet, or not now. */
const DISPLAY_Y = -0.12;

const display = (x: number, y: number): number => roundedBox(x, y - DISPLAY_Y, 1, 0.62, 0.14);
const glass = (x: number, y: number): number => roundedBox(x, y - DISPLAY_Y, 0.88, 0.5, 0.06);
const foot = (x: number, y: number): number => roundedBox(x, y - 0.66, 0.42, 0.07, 0.07);
const neck = (x: number, y: number): number => roundedBox(x, y - 0.56, 0.12, 0.12, 0.02);

/** One bar on each side of the axis. */
const bars = (x: number, y: number): number =>
  roundedBox(Math.abs(x) - 0.15, y - DISPLAY_Y, 0.075, 0.24, 0.05);

/** The held screen. */
export const HELD_SCREEN: CardIcon = {
  width: 1,
  height: 0.78,
  parts: [
    { distance: neck, top: 84, bottom: 66, holdsRest: false },
    { distance: foot, top: 84, bottom: 66, holdsRest: false },
    { distance: display, top: 92, bottom: 72, holdsRest: true },
    { distance: glass, top: 38, bottom: 44, holdsRest: true },
    { distance: bars, top: 182, bottom: 150, holdsRest: false },
  ],
  probes: [
    { x: -0.15, y: DISPLAY_Y, luma: 170 },
    { x: 0.15, y: DISPLAY_Y, luma: 170 },
    { x: 0, y: DISPLAY_Y, luma: 40 },
  ],
};

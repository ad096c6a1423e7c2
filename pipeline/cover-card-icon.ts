/*
 * The camera with its lens capped, as signed distances (negative inside). Unit: half the icon's
 * width; x = 0 is its axis, y grows downwards. Seen from the front, so left and right are alike.
 */

import type { CardIcon } from './card-icon.ts';
import { length, roundedBox, smoothUnion } from './signed-distance.ts';

/** The lens lies a little below the middle, as the viewfinder's hump is above. */
const LENS_Y = 0.1;
const CAP_RADIUS = 0.46;

const circle = (x: number, y: number, radius: number): number => length(x, y - LENS_Y) - radius;

const body = (x: number, y: number): number =>
  smoothUnion(
    roundedBox(x, y - 0.11, 1, 0.71, 0.2),
    roundedBox(x, y + 0.56, 0.4, 0.26, 0.14),
    0.12,
  );

/** A fine ring on the cap. */
const groove = (x: number, y: number): number => Math.abs(circle(x, y, CAP_RADIUS - 0.08)) - 0.012;

/** A bar across the cap: closed. */
const bar = (x: number, y: number): number => roundedBox(x, y - LENS_Y, 0.22, 0.05, 0.05);

/** The capped camera. */
export const CAPPED_CAMERA: CardIcon = {
  width: 1,
  height: 0.82,
  parts: [
    { distance: body, top: 78, bottom: 62, holdsRest: true },
    { distance: (x, y) => circle(x, y, CAP_RADIUS + 0.12), top: 36, bottom: 44, holdsRest: true },
    { distance: (x, y) => circle(x, y, CAP_RADIUS), top: 176, bottom: 146, holdsRest: true },
    { distance: groove, top: 138, bottom: 120, holdsRest: false },
    { distance: bar, top: 84, bottom: 96, holdsRest: false },
  ],
  probes: [
    { x: 0, y: LENS_Y + 0.22, luma: 155 },
    { x: -0.78, y: 0.1, luma: 70 },
    { x: 0.78, y: 0.1, luma: 70 },
  ],
};

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { decode } from 'jpeg-js';
import type { RgbaPicture } from './y4m.ts';

/** The woman in the middle of this photograph, head and upper body, facing the camera. */
const PHOTOGRAPH = '@vladmandic/face-api/demo/sample3.jpg';

/** Her outline, drawn by hand, in pixels of the photograph; the lower edge is the frame's edge. */
const OUTLINE = `
  942,1090 946,1040 941,950 936,830 931,740 929,705 921,670 916,630 928,595 945,560
  965,532 1000,507 1050,500 1108,502 1100,470 1092,440 1079,395 1074,360 1080,320
  1090,285 1090,250 1100,220 1120,190 1150,165 1190,146 1230,139 1280,145 1320,160
  1345,185 1362,215 1378,250 1380,300 1382,340 1378,380 1370,430 1352,490 1342,550
  1340,610 1350,650 1380,740 1400,800 1415,870 1430,970 1440,1090`
  .trim()
  .split(/\s+/)
  .map((point) => point.split(',').map(Number));

const BOUNDS = { left: 910, top: 132, right: 1446, bottom: 1090 } as const;

/** Height of the cut-out's bounds, in photograph pixels. */
export const PERSON_HEIGHT = BOUNDS.bottom - BOUNDS.top;

/** Even–odd rule. */
function isInside(x: number, y: number): boolean {
  let inside = false;
  OUTLINE.forEach(([x1 = 0, y1 = 0], corner) => {
    const [x2 = 0, y2 = 0] = OUTLINE[(corner + 1) % OUTLINE.length] ?? [];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  });
  return inside;
}

/**
 * The person cut out of the photograph at `scale` (≤ 1): colours premultiplied by the matte, which
 * is in the fourth channel. Each pixel is the mean of the area it covers, so edges are soft.
 */
export function cutOutPerson(scale: number): RgbaPicture {
  const path = createRequire(import.meta.url).resolve(PHOTOGRAPH);
  const photograph = decode(readFileSync(path), { useTArray: true });
  const width = Math.round((BOUNDS.right - BOUNDS.left) * scale);
  const height = Math.round(PERSON_HEIGHT * scale);
  const sums = new Float32Array(width * height * 5);
  for (let y = BOUNDS.top; y < BOUNDS.bottom; y++) {
    const row = Math.min(height - 1, Math.floor((y - BOUNDS.top) * scale));
    for (let x = BOUNDS.left; x < BOUNDS.right; x++) {
      const column = Math.min(width - 1, Math.floor((x - BOUNDS.left) * scale));
      const sum = (row * width + column) * 5;
      const from = (y * photograph.width + x) * 4;
      const matte = isInside(x + 0.5, y + 0.5) ? 1 : 0;
      for (let channel = 0; channel < 3; channel++) {
        sums[sum + channel] =
          (sums[sum + channel] ?? 0) + matte * (photograph.data[from + channel] ?? 0);
      }
      sums[sum + 3] = (sums[sum + 3] ?? 0) + matte * 255;
      sums[sum + 4] = (sums[sum + 4] ?? 0) + 1;
    }
  }
  const data = Uint8Array.from({ length: width * height * 4 }, (_, index) => {
    const pixel = (index >> 2) * 5;
    return Math.round((sums[pixel + (index & 3)] ?? 0) / Math.max(1, sums[pixel + 4] ?? 1));
  });
  return { width, height, data };
}
